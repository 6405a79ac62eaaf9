// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/scriptlanguage.h"

#include "reports/visibletext.h"

namespace bulkhead::reports {

namespace {

//! A language that is written in a script. Han is Japanese beside kana, else Chinese: which of them a name alone is cannot be told.
const char *languageOf(GUnicodeScript script, bool hasKana)
{
    switch (script) {
    case G_UNICODE_SCRIPT_HAN: return hasKana ? "ja" : "zh-cn";
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA: return "ja";
    case G_UNICODE_SCRIPT_HANGUL: return "ko";
    case G_UNICODE_SCRIPT_BOPOMOFO: return "zh-tw";
    case G_UNICODE_SCRIPT_ARABIC: return "ar";
    case G_UNICODE_SCRIPT_HEBREW: return "he";
    case G_UNICODE_SCRIPT_CYRILLIC: return "ru";
    case G_UNICODE_SCRIPT_GREEK: return "el";
    case G_UNICODE_SCRIPT_ARMENIAN: return "hy";
    case G_UNICODE_SCRIPT_GEORGIAN: return "ka";
    case G_UNICODE_SCRIPT_DEVANAGARI: return "hi";
    case G_UNICODE_SCRIPT_BENGALI: return "bn";
    case G_UNICODE_SCRIPT_GURMUKHI: return "pa";
    case G_UNICODE_SCRIPT_GUJARATI: return "gu";
    case G_UNICODE_SCRIPT_TAMIL: return "ta";
    case G_UNICODE_SCRIPT_TELUGU: return "te";
    case G_UNICODE_SCRIPT_KANNADA: return "kn";
    case G_UNICODE_SCRIPT_MALAYALAM: return "ml";
    case G_UNICODE_SCRIPT_SINHALA: return "si";
    case G_UNICODE_SCRIPT_THAI: return "th";
    case G_UNICODE_SCRIPT_LAO: return "lo";
    case G_UNICODE_SCRIPT_TIBETAN: return "bo";
    case G_UNICODE_SCRIPT_MYANMAR: return "my";
    case G_UNICODE_SCRIPT_ETHIOPIC: return "am";
    case G_UNICODE_SCRIPT_KHMER: return "km";
    case G_UNICODE_SCRIPT_MONGOLIAN: return "mn";
    default: return nullptr;
    }
}

bool holdsKana(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = nextCharacter(text, at);
        if (c >= 0x3040 && c <= 0x30FF)
            return true;
    }
    return false;
}

} // namespace

void tellLanguages(PangoAttrList *attributes, std::string_view text)
{
    const bool hasKana = holdsKana(text);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = nextCharacter(text, at);
        const char *language = c < 0x80 ? nullptr : languageOf(g_unichar_get_script(c), hasKana);
        if (!language)
            continue;
        PangoAttribute *attribute = pango_attr_language_new(pango_language_from_string(language));
        attribute->start_index = guint(begin);
        attribute->end_index = guint(at);
        pango_attr_list_change(attributes, attribute);
    }
}

} // namespace bulkhead::reports
