"""The workbook is as it says: proofs."""
