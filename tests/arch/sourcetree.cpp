// SPDX-License-Identifier: GPL-3.0-or-later
#include "arch/sourcetree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>

namespace bulkhead::arch {

using namespace Qt::StringLiterals;

namespace {

const QString top = QStringLiteral(BULKHEAD_SOURCE_DIR);

QList<SourceFile> filesBelow(const QStringList &folders, const QStringList &patterns)
{
    QList<SourceFile> files;
    for (const QString &folder : folders) {
        QDirIterator it(top + u'/' + folder, patterns, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext()) {
            QFile file(it.next());
            if (file.open(QIODevice::ReadOnly))
                files.append({QDir(top).relativeFilePath(file.fileName()),
                              QString::fromUtf8(file.readAll())});
        }
    }
    std::sort(files.begin(), files.end(),
              [](const SourceFile &a, const SourceFile &b) { return a.path < b.path; });
    return files;
}

//! Copies code and replaces what is between quotes or in comments by blanks.
class Blanker
{
public:
    explicit Blanker(const QString &text)
        : m_text(text)
    {
    }

    QString blank()
    {
        while (m_at < m_text.size()) {
            if (startsWith(u"//"_s))
                skipUntil(u"\n"_s, false);
            else if (startsWith(u"/*"_s))
                skipUntil(u"*/"_s, true);
            else if (startsWith(u"R\"("_s))
                skipUntil(u")\""_s, true);
            else if (m_text[m_at] == u'"')
                skipQuoted(u'"');
            else if (m_text[m_at] == u'\'' && !afterDigit())
                skipQuoted(u'\'');
            else
                m_code += m_text[m_at++];
        }
        return m_code;
    }

private:
    [[nodiscard]] bool startsWith(const QString &token) const
    {
        return QStringView(m_text).mid(m_at).startsWith(token);
    }
    [[nodiscard]] bool afterDigit() const
    {
        return m_at > 0 && m_text[m_at - 1].isDigit(); // 1'000'000
    }
    void keepNewLines(qsizetype end)
    {
        for (; m_at < end; ++m_at)
            m_code += m_text[m_at] == u'\n' ? u'\n' : u' ';
    }
    void skipUntil(const QString &token, bool withToken)
    {
        const qsizetype found = m_text.indexOf(token, m_at + 1);
        keepNewLines(found < 0 ? m_text.size() : found + (withToken ? token.size() : 0));
    }
    void skipQuoted(QChar quote)
    {
        qsizetype end = m_at + 1;
        while (end < m_text.size() && m_text[end] != quote)
            end += m_text[end] == u'\\' ? 2 : 1;
        keepNewLines(std::min(end + 1, m_text.size()));
    }

    const QString &m_text;
    QString m_code;
    qsizetype m_at = 0;
};

} // namespace

QList<SourceFile> sourcesBelow(const QStringList &folders)
{
    return filesBelow(folders, {u"*.h"_s, u"*.cpp"_s});
}

QList<SourceFile> licensedFiles()
{
    return filesBelow({u"app"_s, u"models"_s, u"views"_s, u"tests"_s, u"resources"_s,
                       u"translations"_s},
                      {u"*.h"_s, u"*.cpp"_s, u"CMakeLists.txt"_s, u"run"_s});
}

QString codeOnly(const QString &text)
{
    return Blanker(text).blank();
}

} // namespace bulkhead::arch
