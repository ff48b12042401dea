"""What each kernel of `workbook lab` runs first."""

from workbook.session.in_jupyter import speak_plainly

speak_plainly()
del speak_plainly
