"""The pack for a day without internet: papers, and the workbook as wheels."""
