"""The kinds of exercise: what each asks, cleans and keeps."""
