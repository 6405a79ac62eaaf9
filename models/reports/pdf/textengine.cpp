// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/textengine.h"

#include "reports/pdf/scriptlanguage.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <array>
#include <string>

using namespace Qt::StringLiterals;

namespace bulkhead::reports {

namespace {

struct StyleSpec
{
    double size; // pt
    PangoWeight weight;
    double leading; // pt between lines
    bool isCode = false;
};

constexpr auto medium = PANGO_WEIGHT_MEDIUM;
constexpr auto semibold = PANGO_WEIGHT_SEMIBOLD;
constexpr auto normal = PANGO_WEIGHT_NORMAL;

StyleSpec specOf(TextStyle style)
{
    switch (style) {
    case TextStyle::CoverTitle: return {27, semibold, 2};
    case TextStyle::CoverSubtitle: return {12, normal, 3};
    case TextStyle::CoverOrganisation: return {11, semibold, 2};
    case TextStyle::Chapter: return {16, semibold, 2};
    case TextStyle::Section: return {11.5, semibold, 2};
    case TextStyle::Item: return {9.5, semibold, 2};
    case TextStyle::Body: return {9.5, normal, 3.2};
    case TextStyle::Quiet: return {9, normal, 3};
    case TextStyle::Callout: return {10, normal, 3};
    case TextStyle::Figure: return {19, semibold, 0};
    case TextStyle::Label: return {8, normal, 1};
    case TextStyle::TableHead: return {8, medium, 1};
    case TextStyle::Cell: return {8.5, normal, 1.6};
    case TextStyle::CellStrong: return {8.5, semibold, 1.6};
    case TextStyle::Code: return {7.4, normal, 1.8, true};
    case TextStyle::CardTitle: return {10, semibold, 2};
    case TextStyle::Small: return {8, normal, 1.8};
    case TextStyle::SmallStrong: return {8, semibold, 1.8};
    case TextStyle::Tiny: return {7.5, normal, 1.5};
    }
    return {9.5, normal, 3};
}

constexpr std::size_t styleCount = std::size_t(TextStyle::Tiny) + 1;
constexpr const char *textFamilies = "Inter,Noto Sans,DejaVu Sans,sans-serif";
constexpr const char *codeFamilies = "DejaVu Sans Mono,Noto Sans Mono,Liberation Mono,monospace";

bool isAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
}

//! A name is shown as it is written: no arrow for "->", no times sign for "x", no hyphen where a digest is broken.
PangoAttrList *plainAttributes(bool hasEqualFigures)
{
    PangoAttrList *list = pango_attr_list_new();
    pango_attr_list_insert(list, pango_attr_font_features_new(hasEqualFigures ? "calt 0, liga 0, tnum 1" : "calt 0, liga 0"));
    pango_attr_list_insert(list, pango_attr_insert_hyphens_new(FALSE));
    return list;
}

PangoContext *newContext(PangoFontMap *map, std::string_view language)
{
    PangoContext *context = pango_font_map_create_context(map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_cairo_context_set_resolution(context, 72);
    pango_context_set_language(context, pango_language_from_string(std::string(language).c_str()));
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR);
    pango_context_set_round_glyph_positions(context, FALSE);
    return context;
}

} // namespace

void TextBox::Release::operator()(PangoLayout *layout) const
{
    g_object_unref(layout);
}

TextBox::TextBox(PangoLayout *layout)
    : m_layout(layout)
{
    PangoRectangle logical;
    pango_layout_get_extents(layout, nullptr, &logical);
    m_width = pango_units_to_double(logical.width);
    m_height = pango_units_to_double(logical.height);
    m_baseline = pango_units_to_double(pango_layout_get_baseline(layout));
}

int TextBox::lineCount() const
{
    return m_layout ? pango_layout_get_line_count(m_layout.get()) : 0;
}

std::vector<double> TextBox::lineEnds() const
{
    std::vector<double> ends;
    PangoLayoutIter *iter = pango_layout_get_iter(m_layout.get());
    do {
        int top = 0, bottom = 0;
        pango_layout_iter_get_line_yrange(iter, &top, &bottom);
        ends.push_back(pango_units_to_double(bottom));
    } while (pango_layout_iter_next_line(iter));
    pango_layout_iter_free(iter);
    return ends;
}

struct TextEngine::Fonts
{
    PangoFontMap *map = nullptr;
    PangoContext *context = nullptr;
    std::array<PangoFontDescription *, styleCount> descriptions{};
    PangoAttrList *plain = plainAttributes(false);
    PangoAttrList *figures = plainAttributes(true);
    QString standsIn; // for Inter; empty: Inter is there
    qint64 unknownCharacters = 0;

    explicit Fonts(std::string_view language)
        : map(pango_cairo_font_map_new())
        , context(newContext(map, language))
    {
        for (std::size_t i = 0; i < styleCount; ++i) {
            const StyleSpec spec = specOf(TextStyle(i));
            descriptions[i] = pango_font_description_new();
            pango_font_description_set_family_static(descriptions[i], spec.isCode ? codeFamilies : textFamilies);
            pango_font_description_set_absolute_size(descriptions[i], spec.size * PANGO_SCALE);
            pango_font_description_set_weight(descriptions[i], spec.weight);
        }
        lookForInter();
    }
    ~Fonts()
    {
        for (auto *description : descriptions)
            pango_font_description_free(description);
        pango_attr_list_unref(plain);
        pango_attr_list_unref(figures);
        g_object_unref(context);
        g_object_unref(map);
    }
    Fonts(const Fonts &) = delete;
    Fonts &operator=(const Fonts &) = delete;

    void lookForInter()
    {
        PangoFont *font = pango_font_map_load_font(map, context, descriptions[std::size_t(TextStyle::Body)]);
        if (!font) {
            standsIn = u"no font at all"_s;
            return;
        }
        PangoFontDescription *found = pango_font_describe(font);
        const QString family = QString::fromUtf8(pango_font_description_get_family(found));
        if (!family.startsWith("Inter"_L1))
            standsIn = family;
        pango_font_description_free(found);
        g_object_unref(font);
    }

    void setAttributes(PangoLayout *layout, const TextRequest &request)
    {
        PangoAttrList *shared = request.hasEqualFigures ? figures : plain;
        const bool isPlain = isAscii(request.text);
        if (isPlain && request.strong == 0) {
            pango_layout_set_attributes(layout, shared);
            return;
        }
        PangoAttrList *own = pango_attr_list_copy(shared);
        if (request.strong > 0) {
            PangoAttribute *weight = pango_attr_weight_new(semibold);
            weight->end_index = guint(request.strong);
            pango_attr_list_insert(own, weight);
        }
        if (!isPlain)
            tellLanguages(own, request.text);
        pango_layout_set_attributes(layout, own);
        pango_attr_list_unref(own);
        if (!isPlain)
            unknownCharacters += pango_layout_get_unknown_glyphs_count(layout);
    }
};

TextEngine::TextEngine(std::string_view language)
    : m_fonts(std::make_unique<Fonts>(language.empty() ? "en" : language))
{
}

TextEngine::~TextEngine() = default;

TextBox TextEngine::box(const TextRequest &request)
{
    const StyleSpec spec = specOf(request.style);
    PangoLayout *layout = pango_layout_new(m_fonts->context);
    pango_layout_set_auto_dir(layout, FALSE); // a name cannot turn the line it stands in
    pango_layout_set_text(layout, request.text.data(), int(request.text.size()));
    pango_layout_set_font_description(layout, m_fonts->descriptions[std::size_t(request.style)]);
    pango_layout_set_spacing(layout, pango_units_from_double(spec.leading));
    if (request.width > 0) {
        pango_layout_set_width(layout, pango_units_from_double(request.width));
        pango_layout_set_wrap(layout, request.breaksAnywhere ? PANGO_WRAP_CHAR : PANGO_WRAP_WORD_CHAR);
    }
    if (request.mostLines > 0) {
        pango_layout_set_height(layout, -request.mostLines);
        pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
    }
    if (request.align == TextRequest::Align::Right)
        pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT);
    m_fonts->setAttributes(layout, request);
    return TextBox(layout);
}

QStringList TextEngine::warnings() const
{
    QStringList list;
    if (!m_fonts->standsIn.isEmpty())
        list.append(u"The font Inter is not on this machine, %1 stands in for it; fonts-inter brings it"_s.arg(m_fonts->standsIn));
    if (m_fonts->unknownCharacters > 0)
        list.append(u"No font on this machine has some of the characters in names; they are shown as boxes with their numbers; fonts-noto-cjk brings Chinese, Japanese and Korean"_s);
    return list;
}

} // namespace bulkhead::reports
