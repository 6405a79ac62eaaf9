// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"

#include <unistd.h>

#include <cstdio>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

namespace {
void write(FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}
} // namespace

Console::Console(bool json, bool quiet)
    : m_json(json)
    , m_quiet(quiet)
    , m_terminal(isatty(STDERR_FILENO) == 1)
{
}

void Console::print(const QString &text)
{
    clearProgress();
    if (!m_json)
        write(stdout, text + u'\n');
}

void Console::document(const JsonValue &value)
{
    clearProgress();
    if (m_json)
        write(stdout, QString::fromStdString(pretty(value)));
}

void Console::documentLine(const JsonValue &value)
{
    clearProgress();
    if (m_json)
        write(stdout, QString::fromStdString(canonical(value)) + u'\n');
}

void Console::answer(const JsonValue &value)
{
    clearProgress();
    write(stdout, QString::fromStdString(pretty(value)));
}

void Console::note(const QString &text)
{
    clearProgress();
    if (!m_quiet)
        write(stderr, text + u'\n');
}

void Console::error(const Error &error)
{
    this->error(error.toText());
}

void Console::error(const QString &text)
{
    if (m_said.contains(text))
        return;
    m_said.insert(text);
    clearProgress();
    write(stderr, safe(text) + u'\n');
}

void Console::progress(const QString &text)
{
    if (m_quiet || !m_terminal)
        return;
    write(stderr, u"\r\x1b[K"_s + safe(text));
    m_progressShown = true;
}

void Console::clearProgress()
{
    if (m_progressShown)
        write(stderr, u"\r\x1b[K"_s);
    m_progressShown = false;
}

QString safeLines(const QString &text)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line = safe(line);
    return lines.join(u'\n');
}

QString safe(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        const bool bidi = (c >= QChar(0x202A) && c <= QChar(0x202E))
            || (c >= QChar(0x2066) && c <= QChar(0x2069));
        if (c.category() == QChar::Other_Control || bidi)
            result += u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QChar(u'0'));
        else
            result += c;
    }
    return result;
}

JsonValue toJson(const Error &error)
{
    JsonValue::Object object{{"kind", toWire(error.kind)}, {"what", error.what}};
    if (!error.place.isEmpty())
        object["place"] = error.place;
    if (!error.hint.isEmpty())
        object["hint"] = error.hint;
    return object;
}

} // namespace bulkhead::cli
