// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/htmltokens.h"

#include <QHash>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace bulkhead::test {

namespace {

class Reader
{
public:
    Reader(const QString &html, bool isFromBrowser)
        : m_html(html)
        , m_isFromBrowser(isFromBrowser)
    {
    }

    HtmlTokens read()
    {
        while (m_at < m_html.size() && m_result.error.isEmpty()) {
            if (m_html[m_at] == u'<')
                readTag();
            else
                readText();
        }
        if (m_result.error.isEmpty() && !m_open.isEmpty())
            fail(u"not closed: "_s + m_open.join(u' '));
        return m_result;
    }

private:
    const QString &m_html;
    bool m_isFromBrowser;
    qsizetype m_at = 0;
    QStringList m_open;
    HtmlTokens m_result;

    void fail(const QString &why) { m_result.error = u"at %1: %2: %3"_s.arg(m_at).arg(why, m_html.mid(m_at, 60)); }

    QString resolved(const QString &text)
    {
        static const QHash<QString, QString> known{{u"amp"_s, u"&"_s}, {u"lt"_s, u"<"_s}, {u"gt"_s, u">"_s}, {u"quot"_s, u"\""_s}, {u"#39"_s, u"'"_s}, {u"#96"_s, u"`"_s},
                                                   {u"nbsp"_s, u"\u00a0"_s}};
        QString result;
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text[i] != u'&') {
                if (text[i] == u'<' || (text[i] == u'>' && !m_isFromBrowser))
                    fail(u"a bare angle bracket"_s);
                result += text[i];
                continue;
            }
            const qsizetype end = text.indexOf(u';', i);
            const QString entity = end < 0 ? QString() : text.mid(i + 1, end - i - 1);
            if (!known.contains(entity)) {
                fail(u"an entity that is not ours"_s);
                return result;
            }
            result += known[entity];
            i = end;
        }
        return result;
    }

    void readText()
    {
        qsizetype end = m_html.indexOf(u'<', m_at);
        if (end < 0)
            end = m_html.size();
        HtmlToken token;
        token.text = resolved(m_html.mid(m_at, end - m_at));
        m_result.tokens.append(token);
        m_at = end;
    }

    QString readName()
    {
        const qsizetype begin = m_at;
        while (m_at < m_html.size() && (m_html[m_at].isLetterOrNumber() || m_html[m_at] == u'-' || m_html[m_at] == u':'))
            ++m_at;
        return m_html.mid(begin, m_at - begin);
    }

    void readTag()
    {
        HtmlToken token;
        if (m_html.mid(m_at, 15).compare(u"<!DOCTYPE html>"_s, Qt::CaseInsensitive) == 0 && m_result.tokens.isEmpty()) {
            token.kind = HtmlToken::Kind::Doctype;
            m_at += 15;
            m_result.tokens.append(token);
            return;
        }
        ++m_at;
        const bool closes = m_at < m_html.size() && m_html[m_at] == u'/';
        m_at += closes ? 1 : 0;
        token.kind = closes ? HtmlToken::Kind::Close : HtmlToken::Kind::Open;
        token.name = readName();
        if (token.name.isEmpty())
            return fail(u"a tag without a name"_s);
        while (m_result.error.isEmpty() && m_at < m_html.size() && m_html[m_at] == u' ')
            readAttribute(token);
        if (m_html.mid(m_at, 2) == u"/>"_s) {
            token.isClosed = true;
            ++m_at;
        }
        if (m_at >= m_html.size() || m_html[m_at] != u'>')
            return fail(u"a tag that does not end"_s);
        ++m_at;
        m_result.tokens.append(token);
        follow(token);
    }

    void readAttribute(HtmlToken &token)
    {
        ++m_at;
        const QString name = readName();
        if (name.isEmpty() || m_html.mid(m_at, 2) != u"=\""_s)
            return fail(u"an attribute without a quoted value"_s);
        const qsizetype end = m_html.indexOf(u'"', m_at + 2);
        if (end < 0)
            return fail(u"a value without an end"_s);
        const QString value = resolved(m_html.mid(m_at + 2, end - m_at - 2));
        token.attributes.append({name, value});
        m_at = end + 1;
    }

    void follow(const HtmlToken &token)
    {
        static const QStringList alone{u"meta"_s, u"link"_s, u"img"_s, u"br"_s, u"input"_s, u"base"_s};
        if (token.kind == HtmlToken::Kind::Close) {
            if (m_open.isEmpty() || m_open.takeLast() != token.name)
                fail(u"closes what is not open"_s);
        } else if (!token.isClosed && !alone.contains(token.name)) {
            m_open.append(token.name);
            if (token.name == u"style"_s || token.name == u"script"_s)
                readRaw(token.name);
        }
    }

    void readRaw(const QString &name)
    {
        const qsizetype end = m_html.indexOf(u"</"_s + name, m_at, Qt::CaseInsensitive);
        if (end < 0)
            return fail(u"raw text without an end"_s);
        HtmlToken token;
        token.text = m_html.mid(m_at, end - m_at);
        m_result.tokens.append(token);
        m_at = end;
    }
};

} // namespace

HtmlTokens htmlTokens(const QString &html, bool isFromBrowser)
{
    return Reader(html, isFromBrowser).read();
}

} // namespace bulkhead::test
