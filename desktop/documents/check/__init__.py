"""The format checker: any DOCX against Nghị định 30/2020/NĐ-CP."""
