"""Files of office programs → SourceText: Word and WPS documents, OpenDocument, RTF, workbooks.

``package`` opens archives within limits, ``flow`` writes paragraphs and tables out, each other module knows one format
or one part of it. Each is loaded when such a file comes.
"""
