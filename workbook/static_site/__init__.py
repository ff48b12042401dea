"""The workbook in the browser alone: a folder of files for any web host, with Python in the page."""
