// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/pdf/pdfupdate.h"

#include "reports/visibletext.h"

#include <QByteArray>
#include <QIODevice>
#include <QString>

#include <algorithm>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace bulkhead::reports {

namespace {

Error unexpected(const char *what)
{
    return Error{Error::Kind::Internal, {}, u"The PDF is not built as expected: %1"_s.arg(QLatin1StringView(what)), {}, {}};
}

//! Text of a PDF: UTF-16 with its mark, in hexadecimal digits, so that nothing needs an escape.
QByteArray textString(std::string_view text)
{
    const QString units = QString::fromUtf8(text.data(), qsizetype(text.size()));
    QByteArray hex = "<FEFF";
    for (const QChar unit : units)
        hex += QByteArray::number(unit.unicode(), 16).rightJustified(4, '0').toUpper();
    return hex + '>';
}

//! Reads a file by windows: objects are asked for nearly in order, and a seek each would cost a call each.
class Window
{
public:
    explicit Window(QIODevice &device)
        : m_device(device)
    {
    }
    //! Up to `most` bytes from `offset`.
    QByteArrayView at(qint64 offset, qsizetype most)
    {
        if (offset < m_begin || offset + most > m_begin + m_bytes.size()) {
            m_device.seek(offset);
            m_bytes = m_device.read(std::max<qint64>(most, 1 << 18));
            m_begin = offset;
        }
        const auto from = qsizetype(offset - m_begin);
        return QByteArrayView(m_bytes).sliced(from, std::min(most, m_bytes.size() - from));
    }

private:
    QIODevice &m_device;
    qint64 m_begin = 0;
    QByteArray m_bytes;
};

struct Tail
{
    qint64 crossReferences = 0;     //!< where they are
    std::vector<qint64> offsets;    //!< of each object, by its number
    int root = 0, info = 0;
};

std::optional<qint64> numberAfter(const QByteArray &text, const char *name)
{
    const qsizetype at = text.lastIndexOf(name);
    if (at < 0)
        return std::nullopt;
    qsizetype begin = at + qsizetype(qstrlen(name));
    while (begin < text.size() && (text[begin] == ' ' || text[begin] == '\n'))
        ++begin;
    qsizetype end = begin;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9')
        ++end;
    bool isNumber = false;
    const qint64 number = text.mid(begin, end - begin).toLongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

Result<Tail> tailOf(QIODevice &device)
{
    Tail tail;
    device.seek(std::max<qint64>(0, device.size() - 400));
    const QByteArray end = device.readAll();
    const auto begin = numberAfter(end, "startxref"), size = numberAfter(end, "/Size"), root = numberAfter(end, "/Root"), info = numberAfter(end, "/Info");
    if (!begin || !size || !root || !info || *size < 2 || *size > (1 << 26))
        return unexpected("its end");
    tail.crossReferences = *begin;
    tail.root = int(*root);
    tail.info = int(*info);
    device.seek(*begin);
    if (device.readLine().trimmed() != "xref" || device.readLine().trimmed() != "0 " + QByteArray::number(*size))
        return unexpected("its cross references");
    tail.offsets.reserve(std::size_t(*size));
    for (qint64 i = 0; i < *size; ++i) {
        const QByteArray line = device.read(20);
        if (line.size() != 20)
            return unexpected("a cross reference");
        tail.offsets.push_back(line[17] == 'n' ? line.left(10).toLongLong() : -1);
    }
    return tail;
}

//! Objects that are written anew behind the file, and the table that finds them.
class Update
{
public:
    Update(QIODevice &device, const Tail &tail)
        : m_device(device)
        , m_tail(tail)
        , m_end(device.size())
    {
    }

    //! The object with more entries in its dictionary.
    bool extend(int number, QByteArrayView object, const QByteArray &entries)
    {
        const qsizetype open = object.indexOf("<<"), end = object.indexOf("endobj");
        if (open < 0 || end < open)
            return false;
        m_offsets.emplace_back(number, m_end + m_bytes.size());
        m_bytes += object.first(open + 2);
        m_bytes += ' ' + entries;
        m_bytes += object.sliced(open + 2, end + 6 - open - 2);
        m_bytes += '\n';
        return m_bytes.size() < (1 << 20) || flush();
    }

    bool finish()
    {
        std::sort(m_offsets.begin(), m_offsets.end());
        const qint64 begin = m_end + m_bytes.size();
        m_bytes += "xref\n";
        for (std::size_t from = 0; from < m_offsets.size();)
            from = section(from);
        m_bytes += "trailer\n<< /Size " + QByteArray::number(qint64(m_tail.offsets.size())) + "\n   /Root " + QByteArray::number(m_tail.root) + " 0 R\n   /Info "
            + QByteArray::number(m_tail.info) + " 0 R\n   /Prev " + QByteArray::number(m_tail.crossReferences) + "\n>>\nstartxref\n" + QByteArray::number(begin)
            + "\n%%EOF\n";
        return flush();
    }

private:
    QIODevice &m_device;
    const Tail &m_tail;
    qint64 m_end;
    QByteArray m_bytes;
    std::vector<std::pair<int, qint64>> m_offsets;

    //! Numbers that follow one another share a heading. Returns where the next begin.
    std::size_t section(std::size_t from)
    {
        std::size_t to = from + 1;
        while (to < m_offsets.size() && m_offsets[to].first == m_offsets[to - 1].first + 1)
            ++to;
        m_bytes += QByteArray::number(m_offsets[from].first) + ' ' + QByteArray::number(qint64(to - from)) + '\n';
        for (std::size_t i = from; i < to; ++i)
            m_bytes += QByteArray::number(m_offsets[i].second).rightJustified(10, '0') + " 00000 n \n";
        return to;
    }

    bool flush()
    {
        m_device.seek(m_end);
        const bool isWritten = m_device.write(m_bytes) == m_bytes.size();
        m_end += m_bytes.size();
        m_bytes.clear();
        return isWritten;
    }
};

QByteArray entriesOf(const TagExtras::Extra &extra)
{
    switch (extra.kind) {
    case BeginTag::Extra::Alt: return "/Alt " + textString(extra.text);
    case BeginTag::Extra::ColumnScope: return "/A << /O /Table /Scope /Column >>";
    case BeginTag::Extra::RowScope: return "/A << /O /Table /Scope /Row >>";
    case BeginTag::Extra::Summary: return "/A << /O /Table /Summary " + textString(extra.text) + " >>";
    case BeginTag::Extra::None: break;
    }
    return {};
}

//! "Figure", of a structure element; empty for any other object.
QByteArrayView roleOf(QByteArrayView object)
{
    if (!object.first(std::min<qsizetype>(object.size(), 48)).contains("/Type /StructElem"))
        return {};
    const qsizetype at = object.indexOf("/S /");
    qsizetype end = at < 0 ? 0 : at + 4;
    while (end < object.size() && ((object[end] >= 'A' && object[end] <= 'Z') || (object[end] >= 'a' && object[end] <= 'z')))
        ++end;
    return at < 0 ? QByteArrayView() : object.sliced(at + 4, end - at - 4);
}

//! An element is short, but that of a table lists all its rows.
QByteArrayView wholeObject(Window &window, qint64 offset)
{
    QByteArrayView object;
    for (qsizetype most = 4096; most <= (1 << 27); most *= 8) {
        object = window.at(offset, most);
        if (object.contains("endobj") || object.size() < most)
            break;
    }
    return object;
}

//! Cairo numbers elements as they begin, so the order of numbers is that of the extras.
Result<void> addExtras(QIODevice &device, const Tail &tail, const TagExtras &extras, Update &update)
{
    Window window(device);
    std::size_t next = 0;
    for (std::size_t number = 1; number < tail.offsets.size(); ++number) {
        if (tail.offsets[number] < 0)
            continue;
        const QByteArrayView object = window.at(tail.offsets[number], 128);
        const QByteArrayView role = roleOf(object);
        if (!hasExtras({role.data(), std::size_t(role.size())}))
            continue;
        if (next == extras.extras.size())
            return unexpected("more elements than were written");
        const auto &extra = extras.extras[next++];
        if (extra.kind == BeginTag::Extra::None)
            continue;
        if (!update.extend(int(number), wholeObject(window, tail.offsets[number]), entriesOf(extra)))
            return unexpected("an element without an end");
    }
    if (next != extras.extras.size())
        return unexpected("fewer elements than were written");
    return {};
}

} // namespace

Result<void> appendPdfUpdate(QIODevice &device, const TagExtras &extras, std::string_view language)
{
    const auto tail = tailOf(device);
    if (!tail)
        return tail.error();
    if (std::size_t(tail->root) >= tail->offsets.size())
        return unexpected("its root");
    Update update(device, *tail);
    if (const auto added = addExtras(device, *tail, extras, update); !added)
        return added;
    const QByteArray catalogue = "/Lang " + textString(language) + " /ViewerPreferences << /DisplayDocTitle true >>";
    Window window(device);
    if (!update.extend(tail->root, window.at(tail->offsets[std::size_t(tail->root)], 4096), catalogue))
        return unexpected("its root");
    if (!update.finish())
        return Error{Error::Kind::Store, {}, u"The PDF cannot be written"_s, device.errorString(), {}};
    return {};
}

} // namespace bulkhead::reports
