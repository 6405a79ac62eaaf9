// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/sampledocument.h"

namespace bulkhead::test {

using namespace reports;
using namespace std::string_literals;

std::vector<std::string> hostileNames()
{
    return {
        "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<ScRiPt src=//evil.example/x.js></sCrIpT>", "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>", "<iframe src=https://evil.example></iframe>", "<object data=//evil.example>",
        "<embed src=//evil.example>", "<link rel=stylesheet href=//evil.example/a.css>", "<meta http-equiv=refresh content='0;url=//evil.example'>",
        "<base href=//evil.example/>", "<form action=//evil.example><input name=a></form>", "<a href=javascript:alert(1)>x</a>", "<style>*{display:none}</style>",
        "</style><script>alert(1)</script>", "</title><script>alert(1)</script>", "<!--", "-->", "<!-- x --!><script>alert(1)</script>", "<![CDATA[<script>]]>",
        "<?xml version='1.0'?>", "<!DOCTYPE html>", "\" onmouseover=\"alert(1)", "' onmouseover='alert(1)", "\"><script>alert(1)</script>", "'><img src=x>",
        "` onerror=`alert(1)", "x\" autofocus onfocus=alert(1) y=\"", "x onclick=alert(1)", "&lt;script&gt;", "&#60;script&#62;", "&#x3c;script", "&amp;amp;", "&nbsp",
        "javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "https://evil.example/a", "//evil.example/a", "file:///etc/passwd", "url(//evil.example/a)",
        "expression(alert(1))", "}*{background:url(//evil.example)}", "\";}@import '//evil.example/a.css';a{content:\"", "\\\"}body{display:none}", "\\3c script\\3e",
        "abc\u202edcba", "\u2066abc\u2069", "a\u200bb", "\ufeffname", "tab\there", "line\nbreak", "carriage\rreturn", "nul\0here"s, "bell\x07", "esc\x1b[31mred",
        "bad \xff\xfe bytes", "\xc0\xbcscript\xc0\xbe", "\xed\xa0\x80", "<\xf0\x9f\x98\x80 onclick=alert(1)>",
    };
}

namespace {

void addPictures(Document &d, const std::string &name)
{
    d.blocks.push_back(Tiles{{{name, name, Tone::Fail}, {name, name, Tone::Neutral}}});
    d.blocks.push_back(DividedBars{name, name, {{name, {{Tone::Pass, 3, name}, {Tone::Unknown, 1, name}, {Tone::NotApplicable, 2, name}}, name}, {name, {}, name}}});
    d.blocks.push_back(ColumnChart{name, "", {{name, Tone::Pass}, {name, Tone::Unknown}}, {{name, {3, 1}}, {name, {0, 2}}}});
    d.blocks.push_back(ColumnChart{name, name, {{name, Tone::Fail}}, {{name, {1}}}});
}

void addTables(Document &d, const std::string &name)
{
    Table table{name, {{name, 1}, {name, 1, true}, {name, 1, false, true}}, {}, name};
    table.rows.push_back({{name, Tone::Warn}, {name, Tone::Neutral, true}, {name}});
    table.rows.push_back({{name}, {name, Tone::Attested}, {name, Tone::Pass}});
    d.blocks.push_back(table);
    table.rows.clear();
    d.blocks.push_back(table);
    d.blocks.push_back(Facts{{{name, name}, {name, name}}});
}

} // namespace

Document documentNaming(const std::string &name)
{
    Document d;
    d.title = d.subtitle = d.organisation = d.runningHead = d.footer = name;
    d.moment = "2026-11-23T09:41:00Z";
    d.cover = {{name, name}, {name, name}};
    for (int level = 1; level <= 3; ++level)
        d.blocks.push_back(Heading{level, name});
    d.blocks.push_back(Paragraph{name});
    d.blocks.push_back(Paragraph{name, true});
    d.blocks.push_back(Callout{Tone::Unknown, name, name});
    addPictures(d, name);
    addTables(d, name);
    d.blocks.push_back(FindingCard{Tone::Fail, name, name, name, name, {{name, name}}, {{name, name}, {name, name}}, name, {{name, name}}});
    d.blocks.push_back(FindingCard{Tone::NotApplicable, name, name, name, name, {{name, name}}, {}, name, {{name, name}}});
    d.blocks.push_back(PageBreak{});
    d.blocks.push_back(SignOff{{name, name}, name});
    return d;
}

} // namespace bulkhead::test
