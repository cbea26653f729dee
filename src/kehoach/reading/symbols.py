"""Characters of symbol fonts (Symbol, Wingdings) as ordinary characters."""

from __future__ import annotations

_SYMBOL = {
    0x2A: "*",
    0x2B: "+",
    0x2D: "-",
    0x61: "α",
    0x62: "β",
    0x67: "γ",
    0x44: "Δ",
    0x53: "Σ",
    0xA3: "≤",
    0xA5: "∞",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xDE: "⇒",
}
_WINGDINGS = {
    0x28: "☎",
    0x2A: "✉",
    0x46: "☞",
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "❑",
    0x72: "❒",
    0x75: "◆",
    0x76: "❖",
    0x77: "◆",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "□",
    0xD8: "➢",
    0xDC: "➲",
    0xE0: "→",
    0xE8: "➔",
    0xF0: "⇨",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS_2 = {0x50: "✓", 0x52: "☑", 0x53: "☒", 0xA3: "□", 0x97: "•"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_PRIVATE = 0xF000
UNKNOWN = "\ufffd"


def symbol(font: str, code: int) -> str:
    """Return the character a symbol font shows for a code (0xF0xx or 0xxx), U+FFFD if unknown."""
    low = code - _PRIVATE if _PRIVATE <= code <= 0xF0FF else code
    if font.lower() in _FONTS:
        return _FONTS[font.lower()].get(low, UNKNOWN)
    is_private = code != low or 0xE000 <= code <= 0xF8FF
    is_character = 0x20 <= code < 0xD800 or 0xE000 <= code <= 0x10FFFF
    return chr(code) if is_character and not is_private else UNKNOWN


def bullet(font: str, text: str) -> str:
    """Return a bullet as an ordinary character; one that is not known is a dot."""
    shown = "".join(_bullet_char(font, char) for char in text)
    return shown.replace(UNKNOWN, "•")


def _bullet_char(font: str, char: str) -> str:
    if font.lower() in _FONTS or "\ue000" <= char <= "\uf8ff":
        found = symbol(font, ord(char))
        return symbol("symbol", ord(char)) if found == UNKNOWN else found
    return {"·": "•", "−": "-"}.get(char, char)
