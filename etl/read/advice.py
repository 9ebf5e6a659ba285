"""Which suffixes are read, and what to do with a file that is not."""

TEXT, HTML, DOCX, PDF = "text", "an HTML page", "a Word document (.docx)", "a PDF"

SUFFIXES = {
    **dict.fromkeys((".txt", ".md"), TEXT),
    **dict.fromkeys((".html", ".htm", ".shtml"), HTML),
    ".docx": DOCX,
    ".pdf": PDF,
}

_AS_DOCX = "Open it in Word, WPS or LibreOffice and save it as .docx"
_AS_TABLE = "Copy the table into a .docx, or save the sheet as PDF or as tab-separated .txt"
_AS_TEXT = "Run text recognition (OCR) on it and save the words as .txt"
_AS_HTML = "Open it in a browser and save it as HTML only"
_OFD = "Open it in an OFD reader and save it as PDF"
_UNPACK = "Unpack it and give each document by itself"

CONVERT = {
    **dict.fromkeys((".doc", ".wps", ".rtf", ".odt", ".docm"), _AS_DOCX),
    **dict.fromkeys((".xls", ".xlsx", ".et", ".csv"), _AS_TABLE),
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff"), _AS_TEXT),
    **dict.fromkeys((".mht", ".mhtml"), _AS_HTML),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz"), _UNPACK),
    **dict.fromkeys((".ppt", ".pptx", ".dps"), "Save it as PDF"),
    ".ofd": _OFD,
    ".ceb": "Open it in Apabi Reader and print it to PDF",
}

INSTEAD = {
    TEXT: "If it is plain text, call it .txt; if not, download it again",
    HTML: "If it is the document itself, call it .html; often it is an error page saved under the document's name",
    DOCX: "Call it .docx",
    PDF: "Call it .pdf",
    "an encrypted Office document": "Open it with its password, save it as .docx without one, and try again",
    "a damaged ZIP archive": "It is cut short or corrupt: download it again",
    "an old Word document (.doc)": _AS_DOCX,
    "an RTF document": _AS_DOCX,
    "an OpenDocument file": _AS_DOCX,
    "an old Excel workbook (.xls)": _AS_TABLE,
    "an Excel workbook (.xlsx)": _AS_TABLE,
    "an OFD document": _OFD,
    "a web archive (.mhtml)": _AS_HTML,
    **dict.fromkeys(("a PNG picture", "a JPEG picture", "a GIF picture", "a TIFF picture"), _AS_TEXT),
    **dict.fromkeys(("a ZIP archive", "a RAR archive", "a 7z archive", "a gzip archive"), _UNPACK),
}
AGAIN = "Download it again, or find out what it is and convert it"
