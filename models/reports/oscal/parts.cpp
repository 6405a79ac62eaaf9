// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/oscal/parts.h"

#include "core/uuid5.h"
#include "reports/oscal.h"
#include "reports/reportwords.h"

#include <QString>

namespace bulkhead::reports::oscal {

namespace {

//! Signs that mean something in the Markdown of OSCAL wherever they stand.
constexpr std::string_view signs = "\\`*_~^[]<>{}|&\"'$";

//! Where a line begins with one of these, or with a number and a point, it is a heading, a list or a rule.
bool beginsBlock(std::string_view line)
{
    if (line.empty())
        return false;
    if (std::string_view("#-+=").find(line.front()) != std::string_view::npos)
        return true;
    const std::size_t digits = line.find_first_not_of("0123456789");
    return digits > 0 && digits != std::string_view::npos && (line[digits] == '.' || line[digits] == ')');
}

} // namespace

std::string text(std::string_view value)
{
    const QString line = QString::fromStdString(isolation::harmless(value)).simplified();
    return line.isEmpty() ? std::string(noFigure) : line.toStdString();
}

std::string markup(std::string_view value)
{
    const std::string plain = text(value);
    std::string out;
    out.reserve(plain.size() + 8);
    if (beginsBlock(plain)) {
        const std::size_t sign = plain.find_first_not_of("0123456789");
        out = plain.substr(0, sign) + '\\' + plain[sign];
    }
    for (std::size_t i = out.empty() ? 0 : plain.find_first_not_of("0123456789") + 1; i < plain.size(); ++i) {
        if (signs.find(plain[i]) != std::string_view::npos)
            out += '\\';
        out += plain[i];
    }
    return out;
}

std::string token(std::string_view value)
{
    return token(QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size())));
}

std::string token(const QString &value)
{
    QString name = value;
    for (QChar &letter : name) {
        const bool isSign = letter == QLatin1Char('.') || letter == QLatin1Char('-') || letter == QLatin1Char('_');
        if (!isSign && !letter.isLetter() && !letter.isNumber())
            letter = QLatin1Char('_');
    }
    if (name.isEmpty() || !(name.front().isLetter() || name.front() == QLatin1Char('_')))
        name.prepend(QLatin1Char('_'));
    return name.toStdString();
}

std::string time(UtcTime at)
{
    return isolation::isoTime(at);
}

std::string uuid(std::initializer_list<std::string_view> what)
{
    return uuid5(oscalNamespace, what);
}

JsonValue prop(std::string_view name, std::string_view value)
{
    return Object{{"name", name}, {"ns", oscalNamespace}, {"value", text(value)}};
}

JsonValue prop(std::string_view name, std::int64_t value)
{
    return prop(name, std::string_view(std::to_string(value)));
}

JsonValue oscalProp(std::string_view name, std::string_view value)
{
    return Object{{"name", name}, {"value", text(value)}};
}

void put(Object &object, const char *name, Array array)
{
    if (!array.empty())
        object[name] = std::move(array);
}

Parties::Parties(std::string estate)
    : m_estate(std::move(estate))
    , m_company(uuid({"party", "company", m_estate}))
{
}

std::string Parties::person(const QString &name)
{
    const std::string known = text(name.toStdString());
    return m_people.try_emplace(known, uuid({"party", "person", m_estate, known})).first->second;
}

Array Parties::take() const
{
    Array parties{Object{{"uuid", m_company}, {"type", "organization"}, {"name", text(m_estate)}}};
    for (const auto &[name, id] : m_people) {
        Object party{{"uuid", id}, {"type", "person"}, {"name", name}};
        party["member-of-organizations"] = Array{m_company};
        parties.push_back(std::move(party));
    }
    return parties;
}

} // namespace bulkhead::reports::oscal
