// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "blocks.h"

#include <QFile>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace bulkhead_verify {

// A file, of which no more is held than one line, or what is asked for.
class File {
public:
    explicit File(const QString &path)
        : m_name(QFile::encodeName(path)), m_file(std::fopen(m_name.constData(), "rb"))
    {
        check(m_file != nullptr);
        EVP_DigestInit_ex(m_hash.get(), EVP_sha256(), nullptr);
    }
    ~File() { std::fclose(m_file); }
    Q_DISABLE_COPY_MOVE(File)
    QByteArray text(qsizetype limit, int end = EOF) // so many bytes, or fewer if the file or this byte ends them
    {
        QByteArray text;
        for (int byte = 0; byte != end && text.size() < limit && (byte = getc_unlocked(m_file)) != EOF;)
            text += char(byte);
        check(!std::ferror(m_file));
        return text;
    }
    QByteArray line() // without its line feed
    {
        EVP_DigestUpdate(m_hash.get(), m_line.constData(), size_t(m_line.size()));
        m_line = text(maxLine + 1, '\n');
        need(m_line.endsWith('\n'));
        return m_line.chopped(1);
    }
    QByteArray digest() // of all lines before the last one
    {
        QByteArray digest(32, '\0');
        EVP_DigestFinal_ex(m_hash.get(), reinterpret_cast<uchar *>(digest.data()), nullptr);
        return digest.toHex();
    }

private:
    void check(bool isGood) const
    {
        const std::string what = m_name.toStdString() + ": " + std::strerror(errno) + "; name a file that can be read";
        if (!isGood) throw std::runtime_error(what);
    }
    QByteArray m_name, m_line;
    std::FILE *m_file;
    std::shared_ptr<EVP_MD_CTX> m_hash {EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

} // namespace bulkhead_verify
