// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/html/stylesheet.h"

#include "reports/palette.h"
#include "reports/visibletext.h"

#include <array>
#include <cstdio>

namespace bulkhead::reports {

namespace {

std::string colour(std::uint32_t rgb)
{
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "#%06x", static_cast<unsigned>(rgb & 0xFFFFFF));
    return text.data();
}

std::string variable(std::string_view name, std::uint32_t rgb)
{
    return "--" + std::string(name) + ':' + colour(rgb) + ';';
}

std::string trio(std::string_view name, const ToneColours &colours)
{
    return variable(name, colours.ink) + variable(std::string(name) + "-shape", colours.shape) + variable(std::string(name) + "-soft", colours.soft);
}

std::string variables(const Palette &p)
{
    return variable("page", p.page) + variable("text", p.text) + variable("text2", p.text2) + variable("text3", p.text3) + variable("border", p.border)
        + variable("strong", p.borderStrong) + variable("track", p.track) + variable("sunken", p.sunken) + variable("hatch", p.hatch)
        + variable("accent", p.accent) + trio("neutral", p.neutral) + trio("pass", p.pass) + trio("attested", p.attested) + trio("warn", p.warn)
        + trio("unknown", p.unknown) + trio("fail", p.fail) + trio("na", p.notApplicable) + trio("sandbox", p.sandbox) + trio("production", p.production)
        + variable("wall", p.wall) + variable("rivet", p.rivet) + variable("on-status", p.onStatus) + variable("on-warn", p.onWarn);
}

std::string toneClasses()
{
    std::string rules;
    for (const std::string name : {"neutral", "pass", "attested", "warn", "unknown", "fail", "na"}) {
        rules += ".t-" + name + "{--ink:var(--" + name + ");--shape:var(--" + name + "-shape);--soft:var(--" + name + "-soft)}\n";
        rules += ".p-" + name + "{fill:var(--" + name + "-shape)}\n";
    }
    return rules + ".p-unknown{fill:url(#hatch)}\n.p-na{fill:var(--page);stroke:var(--strong)}\n";
}

constexpr std::string_view base = R"css(
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--text);font:400 15px/1.5 Inter,"Inter Variable",system-ui,-apple-system,"Segoe UI","Noto Sans",sans-serif;font-variant-ligatures:no-contextual;overflow-wrap:anywhere}
.sheet{max-width:920px;margin:0 auto;padding:0 28px 48px}
h1,h2,h3,h4{line-height:1.25;font-weight:600;margin:0;text-wrap:balance}
h1{font-size:34px;letter-spacing:0}
h1 span{display:inline-block}
h2{font-size:23px;margin-top:52px}
h3{font-size:17px;margin-top:32px}
h4{font-size:15px;margin-top:24px}
p{margin:10px 0 0;white-space:pre-line}
a{color:inherit;text-decoration-color:var(--strong);text-underline-offset:3px}
a:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
.quiet,figcaption .quiet{color:var(--text2);font-size:14px}
.shape{width:1.05em;height:1.05em;vertical-align:-.17em;margin-right:.42em;flex:none}
.defs{position:absolute;width:0;height:0;overflow:hidden}
.wall{display:block;width:100%;height:150px}
.org{color:var(--text2);font-weight:600;margin:44px 0 10px}
.subtitle{color:var(--text2);font-size:17px;margin-top:12px}
dl.facts{display:grid;grid-template-columns:minmax(110px,28%) 1fr;margin:22px 0 0;font-size:14px}
dl.facts dt,dl.facts dd{margin:0;padding:7px 0;border-bottom:1px solid var(--border)}
dl.facts dt{color:var(--text2);padding-right:16px}
.cover dl.facts{margin-top:40px;border-top:1px solid var(--strong)}
nav{margin-top:52px}
nav h2{margin:0 0 10px}
nav ol{list-style:none;margin:0;padding:0}
nav ol ol{padding-left:18px;font-weight:400;color:var(--text2)}
nav li{padding:2px 0;font-weight:600}
nav ol ol li{font-weight:400}
nav a{text-decoration:none}
nav a:hover{text-decoration:underline}
.callout{display:flex;gap:14px;margin-top:18px;padding:16px 18px;background:var(--soft);border-left:4px solid var(--shape)}
.callout .shape{width:26px;height:26px;margin:0}
.callout p{margin:0}
.callout strong{margin-right:.35em}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(118px,1fr));gap:18px;margin:22px 0 20px;padding:0;list-style:none}
.tiles li{border-left:3px solid var(--shape);padding-left:14px}
.tiles b{display:block;font-size:27px;line-height:1.2;font-weight:600;color:var(--ink);font-variant-numeric:tabular-nums}
.tiles span{color:var(--text2);font-size:13px}
table{border-collapse:collapse;width:100%;margin-top:16px;font-size:14px}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th{font-weight:500;color:var(--text2);text-align:left;font-size:13px;vertical-align:bottom;border-bottom:1px solid var(--strong)}
th,td{padding:8px 16px 8px 0}
th:last-child,td:last-child{padding-right:0}
td{border-bottom:1px solid var(--border);vertical-align:top}
table{overflow-wrap:break-word}
.long{overflow-wrap:anywhere;min-width:8em}
th{hyphens:manual}
.toned{min-width:9.8em}
.toned.num{min-width:0}
th.num{white-space:normal}
.code{min-width:8.5em}
.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.code{font:12.5px/1.55 "DejaVu Sans Mono","Noto Sans Mono",ui-monospace,Consolas,monospace}
td.code{word-break:break-all}
td.strong{font-weight:600}
.toned{color:var(--ink);font-weight:600}
td.none{color:var(--text2)}
figure{margin:26px 0 0}
figcaption{font-weight:600}
.bars{list-style:none;margin:8px 0 0;padding:0}
.bars li{display:grid;grid-template-columns:minmax(110px,24%) 1fr minmax(84px,18%);gap:2px 18px;padding:9px 0;border-bottom:1px solid var(--border);font-size:14px}
.bars .label{font-weight:600}
.bars svg{width:100%;height:10px;margin-top:6px;display:block}
.bars .note,.bars .counts{color:var(--text2)}
.bars .counts{font-size:12.5px;margin-top:4px;word-spacing:0}
.bars .counts span{margin-right:14px;white-space:nowrap}
.track{fill:var(--track)}
.scroll{overflow-x:auto}
.chart{width:100%;min-width:520px;height:auto;display:block;margin-top:8px}
.chart text{fill:var(--text2);font-size:11.5px;font-variant-numeric:tabular-nums}
.grid{stroke:var(--border)}
.axis{stroke:var(--strong)}
details{margin-top:8px;font-size:14px;color:var(--text2)}
details table{color:var(--text)}
summary{cursor:pointer}
.card{margin-top:26px;padding:2px 0 2px 20px;border-left:4px solid var(--shape)}
.card .title{margin:0;color:var(--ink);font-weight:600;font-size:16px}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:14px;margin-top:14px}
.side{padding:10px 14px 12px;border-left:3px solid var(--shape);background:var(--soft)}
.sandbox{--ink:var(--sandbox);--shape:var(--sandbox-shape);--soft:var(--sandbox-soft)}
.production{--ink:var(--production);--shape:var(--production-shape);--soft:var(--production-soft)}
.side p{margin:0;font-size:13.5px}
.side .name{color:var(--ink);font-weight:600}
.side dl{display:grid;grid-template-columns:minmax(70px,32%) 1fr;gap:4px 12px;margin:6px 0 0;font-size:13.5px}
.side dt{color:var(--text2)}
.side dd{margin:0}
.meta{display:flex;flex-wrap:wrap;gap:2px 18px;margin:12px 0 0;font-size:12.5px;color:var(--text2)}
.meta div{display:flex;gap:.45em}
.meta dt::after{content:""}
.meta dd{margin:0}
.sign{margin-top:26px}
.sign .role{font-weight:600;margin:0}
.sign .fields{display:grid;grid-template-columns:2fr 1fr 2fr;gap:20px;margin-top:44px}
.sign .fields span{border-top:1px solid var(--text3);padding-top:5px;font-size:12.5px;color:var(--text2)}
.end{margin-top:60px;padding-top:12px;border-top:1px solid var(--border);color:var(--text3);font-size:12.5px}
@media (max-width:640px){
.sheet{padding:0 16px 40px}
h1{font-size:26px}
.wall{height:96px}
.sides,.bars li{grid-template-columns:1fr}
.stack,.stack tbody,.stack tr,.stack td{display:block}
.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack tr{padding:10px 0;border-bottom:1px solid var(--border)}
.stack th,.stack td{min-width:0}
.stack td{display:grid;grid-template-columns:104px 1fr;gap:12px;padding:2px 0;border:0;text-align:left;white-space:normal}
.stack td::before{content:attr(data-label);color:var(--text2);font:400 13px/1.6 Inter,system-ui,sans-serif;word-break:normal}
.stack td.none{display:block}
.stack td.none::before{content:none}
dl.facts{grid-template-columns:1fr}
dl.facts dt{border:0;padding-bottom:0}
dl.facts dd{padding-top:0}
.sign .fields{grid-template-columns:1fr;gap:40px}
}
@media print{
body{font-size:9.5pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.sheet{max-width:none;padding:0}
h1{font-size:26pt}
h2{font-size:16pt;margin-top:26pt}
h3{font-size:11.5pt;margin-top:16pt}
h4{font-size:9.5pt}
h2,h3,h4,figcaption,.card .title,thead{break-after:avoid}
table,.card,dl.facts,.bars li{font-size:8.5pt}
th,.bars .counts,.side p,.side dl{font-size:8pt}
.code,.side dd{font-size:7.4pt}
.meta,.sign .fields span{font-size:7.5pt}
.quiet,.card p{font-size:9pt}
.card .title{font-size:10pt}
.tiles{grid-template-columns:none;grid-auto-flow:column;grid-auto-columns:1fr}
.tiles b{font-size:19pt}
.tiles span{font-size:8pt}
th,td{padding:4.5pt 10pt 4.5pt 0}
.subtitle{font-size:12pt}
thead{display:table-header-group}
tr,.callout,.card,.tiles,.bars li,.chart,.side,.sign,.sides{break-inside:avoid}
p{orphans:2;widows:2}
.cover{break-after:page}
nav{break-after:page;margin-top:0}
.break{break-before:page}
.end,details{display:none}
.scroll{overflow:visible}
.sides{grid-template-columns:1fr 1fr}
a{text-decoration:none}
}
)css";

std::string printedMargins(const Document &document)
{
    const std::string head = styleString(document.runningHead), foot = styleString(document.footer);
    const std::string font = "font:7.5pt Inter,system-ui,sans-serif;color:#5f6875";
    return "@page{size:A4;margin:22mm 18mm 20mm;@top-left{content:" + head + ';' + font + "}@bottom-left{content:" + foot + ';' + font
        + "}@bottom-right{content:\"page \" counter(page) \" of \" counter(pages);" + font + "}}\n@page:first{@top-left{content:none}}\n";
}

} // namespace

std::string styleString(std::string_view text)
{
    const std::string visible = visibleText(text);
    std::string result = "\"";
    for (std::size_t at = 0; at < visible.size();) {
        const char32_t c = nextCharacter(visible, at);
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ';
        if (isPlain) {
            result += char(c);
        } else {
            std::array<char, 12> number{};
            std::snprintf(number.data(), number.size(), "\\%06x", static_cast<unsigned>(c));
            result += number.data();
        }
    }
    return result + '"';
}

std::string styleSheet(const Document &document)
{
    return ":root{color-scheme:light dark;" + variables(lightPalette) + "}\n@media screen and (prefers-color-scheme:dark){:root{" + variables(darkPalette) + "}}\n" + toneClasses()
        + std::string(base) + printedMargins(document);
}

std::string_view toneShapes()
{
    return R"svg(<svg class="defs" aria-hidden="true"><defs>
<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="var(--unknown-soft)"/><rect width="1.4" height="5" fill="var(--unknown-shape)"/></pattern>
<pattern id="fine" width="3.4" height="3.4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="3.4" height="3.4" fill="var(--unknown-soft)"/><rect width=".8" height="3.4" fill="var(--hatch)"/></pattern>
<symbol id="tone-pass" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7" fill="var(--pass-shape)"/><path d="M4.9 8.3 7.1 10.4 11.2 5.9" fill="none" stroke="var(--on-status)" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/></symbol>
<symbol id="tone-attested" viewBox="0 0 16 16"><circle cx="8" cy="8" r="6.4" fill="none" stroke="var(--attested-shape)" stroke-width="1.4"/><path d="M4.9 8.3 7.1 10.4 11.2 5.9" fill="none" stroke="var(--attested)" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round"/></symbol>
<symbol id="tone-warn" viewBox="0 0 16 16"><path d="M8 2 14.4 13.6H1.6Z" fill="var(--warn-shape)" stroke="var(--warn-shape)" stroke-width="1.6" stroke-linejoin="round"/><path d="M8 6V9.6" stroke="var(--on-warn)" stroke-width="1.7" stroke-linecap="round"/><circle cx="8" cy="12" r="1" fill="var(--on-warn)"/></symbol>
<symbol id="tone-unknown" viewBox="0 0 16 16"><rect x="1.75" y="1.75" width="12.5" height="12.5" fill="url(#fine)" stroke="var(--unknown-shape)" stroke-width="1.2"/><circle cx="8" cy="8" r="4.2" fill="var(--unknown-soft)"/><path d="M6.1 6.4C6.2 4.3 9.9 4.2 9.9 6.3 9.9 7.7 8 7.7 8 9.1" fill="none" stroke="var(--unknown)" stroke-width="1.35" stroke-linecap="round"/><circle cx="8" cy="11.4" r=".9" fill="var(--unknown)"/></symbol>
<symbol id="tone-fail" viewBox="0 0 16 16"><path d="M14.93 10.87 10.87 14.93H5.13L1.07 10.87V5.13L5.13 1.07H10.87L14.93 5.13Z" fill="var(--fail-shape)"/><path d="M5.6 5.6 10.4 10.4M10.4 5.6 5.6 10.4" stroke="var(--on-status)" stroke-width="1.8" stroke-linecap="round"/></symbol>
<symbol id="tone-na" viewBox="0 0 16 16"><path d="M5 8H11" stroke="var(--na-shape)" stroke-width="1.6" stroke-linecap="round"/></symbol>
</defs></svg>
)svg";
}

} // namespace bulkhead::reports
