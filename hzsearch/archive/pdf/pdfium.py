"""PDFium's functions, bound anew for speed.

Characters are asked for one by one. With plain integers for handles, and
without letting other threads run in between, a page takes half the time that
it takes through ``pypdfium2_raw``'s own wrappers.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2_raw as raw

# ``pypdfium2`` itself would do this, and import much that is not needed.
raw.FPDF_InitLibraryWithConfig(raw.FPDF_LIBRARY_CONFIG(version=2))

HANDLE = ctypes.c_void_p
DOUBLE, INT, UINT, ULONG = ctypes.c_double, ctypes.c_int, ctypes.c_uint, ctypes.c_ulong
FLOAT = ctypes.c_float


class Rectangle(ctypes.Structure):
    """FS_RECTF, in user space: left, top, right, bottom."""

    _fields_ = (("left", FLOAT), ("top", FLOAT), ("right", FLOAT), ("bottom", FLOAT))


class Affine(ctypes.Structure):
    """FS_MATRIX."""

    _fields_ = tuple((name, FLOAT) for name in "abcdef")


def _bound(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    address = ctypes.cast(getattr(raw, name), HANDLE).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


#: Called seldom, so with the wrappers as they are.
SystemFonts = raw.FPDF_SYSFONTINFO
set_system_fonts = raw.FPDF_SetSystemFontInfo
default_system_fonts = raw.FPDF_GetDefaultSystemFontInfo
free_system_fonts = raw.FPDF_FreeDefaultSystemFontInfo

load_document = _bound("FPDF_LoadMemDocument64", HANDLE, HANDLE, ctypes.c_size_t, ctypes.c_char_p)
close_document = _bound("FPDF_CloseDocument", None, HANDLE)
last_error = _bound("FPDF_GetLastError", ULONG)
page_count = _bound("FPDF_GetPageCount", INT, HANDLE)
meta_text = _bound("FPDF_GetMetaText", ULONG, HANDLE, ctypes.c_char_p, HANDLE, ULONG)
load_page = _bound("FPDF_LoadPage", HANDLE, HANDLE, INT)
close_page = _bound("FPDF_ClosePage", None, HANDLE)
page_rotation = _bound("FPDFPage_GetRotation", INT, HANDLE)
page_box = _bound("FPDF_GetPageBoundingBox", INT, HANDLE, HANDLE)

load_text = _bound("FPDFText_LoadPage", HANDLE, HANDLE)
close_text = _bound("FPDFText_ClosePage", None, HANDLE)
count_chars = _bound("FPDFText_CountChars", INT, HANDLE)
char_code = _bound("FPDFText_GetUnicode", UINT, HANDLE, INT)
is_generated = _bound("FPDFText_IsGenerated", INT, HANDLE, INT)
is_unmapped = _bound("FPDFText_HasUnicodeMapError", INT, HANDLE, INT)
text_object = _bound("FPDFText_GetTextObject", HANDLE, HANDLE, INT)
char_origin = _bound("FPDFText_GetCharOrigin", INT, HANDLE, INT, HANDLE, HANDLE)
char_box = _bound("FPDFText_GetLooseCharBox", INT, HANDLE, INT, HANDLE)
char_size = _bound("FPDFText_GetFontSize", DOUBLE, HANDLE, INT)
char_matrix = _bound("FPDFText_GetMatrix", INT, HANDLE, INT, HANDLE)

font_of = _bound("FPDFTextObj_GetFont", HANDLE, HANDLE)
render_mode = _bound("FPDFTextObj_GetTextRenderMode", INT, HANDLE)
font_name = _bound("FPDFFont_GetBaseFontName", ULONG, HANDLE, HANDLE, ULONG)
font_weight = _bound("FPDFFont_GetWeight", INT, HANDLE)

count_objects = _bound("FPDFPage_CountObjects", INT, HANDLE)
page_object = _bound("FPDFPage_GetObject", HANDLE, HANDLE, INT)
count_form_objects = _bound("FPDFFormObj_CountObjects", INT, HANDLE)
form_object = _bound("FPDFFormObj_GetObject", HANDLE, HANDLE, ULONG)
object_type = _bound("FPDFPageObj_GetType", INT, HANDLE)
object_matrix = _bound("FPDFPageObj_GetMatrix", INT, HANDLE, HANDLE)
object_bounds = _bound("FPDFPageObj_GetBounds", INT, HANDLE, HANDLE, HANDLE, HANDLE, HANDLE)
stroke_width = _bound("FPDFPageObj_GetStrokeWidth", INT, HANDLE, HANDLE)
fill_color = _bound("FPDFPageObj_GetFillColor", INT, HANDLE, HANDLE, HANDLE, HANDLE, HANDLE)
draw_mode = _bound("FPDFPath_GetDrawMode", INT, HANDLE, HANDLE, HANDLE)
count_segments = _bound("FPDFPath_CountSegments", INT, HANDLE)
path_segment = _bound("FPDFPath_GetPathSegment", HANDLE, HANDLE, INT)
segment_point = _bound("FPDFPathSegment_GetPoint", INT, HANDLE, HANDLE, HANDLE)
segment_type = _bound("FPDFPathSegment_GetType", INT, HANDLE)
clip_path = _bound("FPDFPageObj_GetClipPath", HANDLE, HANDLE)
count_clips = _bound("FPDFClipPath_CountPaths", INT, HANDLE)
count_clip_segments = _bound("FPDFClipPath_CountPathSegments", INT, HANDLE, INT)
clip_segment = _bound("FPDFClipPath_GetPathSegment", HANDLE, HANDLE, INT, INT)

#: FPDFBitmap_Gray; FPDF_ANNOT.
GREY, WITH_ANNOTATIONS = 1, 1
new_bitmap = _bound("FPDFBitmap_CreateEx", HANDLE, INT, INT, INT, HANDLE, INT)
fill_bitmap = _bound("FPDFBitmap_FillRect", INT, HANDLE, INT, INT, INT, INT, ULONG)
render_bitmap = _bound("FPDF_RenderPageBitmap", None, HANDLE, HANDLE, INT, INT, INT, INT, INT, INT)
bitmap_stride = _bound("FPDFBitmap_GetStride", INT, HANDLE)
bitmap_buffer = _bound("FPDFBitmap_GetBuffer", HANDLE, HANDLE)
destroy_bitmap = _bound("FPDFBitmap_Destroy", None, HANDLE)

string_at = ctypes.string_at
#: FPDF_FILEWRITE's function: this, data, size.
WRITE = ctypes.CFUNCTYPE(INT, HANDLE, HANDLE, ULONG)


class Writer(ctypes.Structure):
    """FPDF_FILEWRITE."""

    _fields_ = (("version", INT), ("write", WRITE))


new_document = _bound("FPDF_CreateNewDocument", HANDLE)
import_pages = _bound("FPDF_ImportPagesByIndex", INT, HANDLE, HANDLE, HANDLE, ULONG, INT)
save_document = _bound("FPDF_SaveAsCopy", INT, HANDLE, HANDLE, ULONG)
