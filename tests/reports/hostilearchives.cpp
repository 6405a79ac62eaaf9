// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/hostilearchives.h"

#include "core/digest.h"

#include <functional>

namespace bulkhead::reports::test {

namespace {

constexpr qsizetype block = 512;

void put(QByteArray &header, qsizetype at, const QByteArray &text)
{
    header.replace(at, text.size(), text);
}

QByteArray summed(QByteArray header)
{
    put(header, 148, "        ");
    quint64 sum = 0;
    for (const char c : header)
        sum += static_cast<unsigned char>(c);
    put(header, 148, QByteArray::number(sum, 8).rightJustified(6, '0') + QByteArray("\0 ", 2));
    return header;
}

//! A header as writeBundle makes it, to be bent.
QByteArray header(const QByteArray &name, qint64 size, char type = '0')
{
    QByteArray made(block, '\0');
    put(made, 0, name.left(100));
    put(made, 100, "0000644");
    put(made, 108, "0000000");
    put(made, 116, "0000000");
    put(made, 124, QByteArray::number(size, 8).rightJustified(11, '0'));
    put(made, 136, "00000000000");
    put(made, 156, QByteArray(1, type));
    put(made, 257, QByteArray("ustar\00000", 8));
    put(made, 329, "0000000");
    put(made, 337, "0000000");
    return summed(made);
}

QByteArray member(const QByteArray &name, const QByteArray &bytes, char type = '0')
{
    return header(name, bytes.size(), type) + bytes + QByteArray((block - bytes.size() % block) % block, '\0');
}

class Archives
{
public:
    Archives(const QByteArray &good, const SigningKey &key)
        : m_good(good)
        , m_key(key)
    {
    }
    std::vector<BadArchive> all()
    {
        addNames();
        addKinds();
        addLengths();
        addPlaces();
        addHeaders();
        addManifests();
        return std::move(m_all);
    }

private:
    void add(const char *what, const QByteArray &bytes) { m_all.push_back({what, bytes}); }
    [[nodiscard]] qsizetype at(const QByteArray &name) const { return headerAt(m_good, name); }
    [[nodiscard]] QByteArray manifest() const { return manifestOf(m_good); }
    [[nodiscard]] QByteArray before(const QByteArray &what) const { return QByteArray(what + m_good); }
    //! With its first header bent; the checksum is made right again.
    [[nodiscard]] QByteArray bent(const std::function<void(QByteArray &)> &bend) const
    {
        QByteArray archive = m_good, first = archive.left(block);
        bend(first);
        archive.replace(0, block, summed(first));
        return archive;
    }
    [[nodiscard]] QByteArray swapped() const
    {
        const qsizetype second = at("approvals.json"), third = at("attestations.csv");
        return m_good.mid(second, third - second) + m_good.left(second) + m_good.mid(third);
    }
    void addNames(); //!< names that lead elsewhere
    void addKinds(); //!< things that are no files
    void addLengths(); //!< lengths that lie
    void addPlaces(); //!< what stands between and behind
    void addHeaders(); //!< headers that tar takes and no bundle has
    void addManifests(); //!< the manifest and its signature

    const QByteArray m_good;
    const SigningKey &m_key;
    std::vector<BadArchive> m_all;
};

void Archives::addNames()
{
    const QByteArray evil = "#!/bin/sh\n";
    add("a name with ..", before(member("../evil", evil)));
    add("a name that ends in ..", before(member("a/..", evil)));
    add("an absolute name", before(member("/tmp/evil", evil)));
    add("a name in a folder", before(member("folder/VERIFY.md", evil)));
    add("a name with a dot", before(member("./VERIFY.md", evil)));
    add("a Windows name", before(member("C:\\evil", evil)));
    add("a name with backslashes", before(member("..\\evil", evil)));
    add("an empty name", before(member("", evil)));
    add("a name of control characters", before(member("\x1b[2J", evil)));
    add("a name without an end", before(member(QByteArray(100, 'a'), evil)));
    add("an unknown name", before(member("AAA", evil)));
    add("a name that only looks right", before(member("VERIFY.md ", evil)));
    add("something behind the end of a name", bent([](QByteArray &first) { put(first, 20, "evil"); }));
    add("a name divided by a prefix", bent([](QByteArray &first) { put(first, 345, ".."); }));
}

void Archives::addKinds()
{
    add("a hard link", before(header("VERIFY.md", 0, '1')));
    add("a symbolic link", before(bent([](QByteArray &first) { put(first, 156, "2"); put(first, 157, "/etc/passwd"); }).left(block)));
    add("a link name on a file", bent([](QByteArray &first) { put(first, 157, "/etc/passwd"); }));
    add("a character device", before(header("VERIFY.md", 0, '3')));
    add("a block device", before(header("VERIFY.md", 0, '4')));
    add("a folder", before(header("VERIFY.md", 0, '5')));
    add("a pipe", before(header("VERIFY.md", 0, '6')));
    add("a contiguous file", before(header("VERIFY.md", 0, '7')));
    add("a sparse file", before(header("VERIFY.md", 0, 'S')));
    add("a file of many volumes", before(header("VERIFY.md", 0, 'M')));
    add("a pax header that overrides the name", before(member("x", "20 path=/tmp/evil12\n", 'x')));
    add("a global pax header", before(member("x", "20 path=/tmp/evil12\n", 'g')));
    add("a long name of GNU", before(member("././@LongLink", "/tmp/evil", 'L')));
    add("a long link of GNU", before(member("././@LongLink", "/tmp/evil", 'K')));
    add("a file of an old kind", bent([](QByteArray &first) { first[156] = '\0'; }));
}

void Archives::addLengths()
{
    add("a length beyond the end", bent([](QByteArray &first) { put(first, 124, "77777777777"); }));
    add("a length that is too small", bent([](QByteArray &first) { put(first, 124, "00000000000"); }));
    add("a length that is one too many", bent([](QByteArray &first) { put(first, 124, "00000000026"); }));
    add("a length in base 256", bent([](QByteArray &first) { put(first, 124, QByteArray("\x80\0\0\0\0\0\0\0\0\0\0\x15", 12)); }));
    add("a negative length", bent([](QByteArray &first) { put(first, 124, "-0000000001"); }));
    add("a length with blanks", bent([](QByteArray &first) { put(first, 124, "         25"); }));
    add("a length that is no number", bent([](QByteArray &first) { put(first, 124, "0000000008x"); }));
    add("a manifest that says it is huge", bent([](QByteArray &first) { first = header("manifest.json", 1LL << 32); }));
    add("a manifest of two megabytes", before(member("manifest.json", QByteArray(2 << 20, ' '))));
    add("a thousand small files", before(member("VERIFY.md", "x").repeated(1000)));
}

void Archives::addPlaces()
{
    add("a file twice", before(m_good.left(at("approvals.json"))));
    add("files in another order", swapped());
    add("bytes behind the end", m_good + "x");
    add("another archive behind the end", m_good + m_good);
    add("more zeros behind the end", m_good + QByteArray(block, '\0'));
    add("one block of zeros in place of two", m_good.chopped(block));
    add("the end in the middle", before(QByteArray(2 * block, '\0')));
    add("bytes in the padding", QByteArray(m_good).replace(2 * block - 1, 1, "x"));
    add("nothing", {});
    add("a text", "bulkhead-audit-bundle/v1\n");
    add("a compressed archive", QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10) + m_good);
}

void Archives::addHeaders()
{
    add("rights to execute", bent([](QByteArray &first) { put(first, 100, "0004755"); }));
    add("another owner", bent([](QByteArray &first) { put(first, 108, "0001750"); }));
    add("a name of an owner", bent([](QByteArray &first) { put(first, 265, "root"); }));
    add("a time", bent([](QByteArray &first) { put(first, 136, "14747040000"); }));
    add("the magic of GNU", bent([](QByteArray &first) { put(first, 257, QByteArray("ustar  \0", 8)); }));
    add("no magic", bent([](QByteArray &first) { put(first, 257, QByteArray(8, '\0')); }));
    add("a wrong checksum", QByteArray(m_good).replace(148, 6, "000000"));
    add("a device number", bent([](QByteArray &first) { put(first, 329, "0000001"); }));
}

void Archives::addManifests()
{
    add("no manifest", m_good.left(at("manifest.json")) + QByteArray(2 * block, '\0'));
    add("no signature", m_good.left(at("manifest.sig")) + QByteArray(2 * block, '\0'));
    const SigningKey other = SigningKey::generate();
    add("a manifest of something else", withManifest(m_good, manifest().replace("\"snapshot\":7", "\"snapshot\":8"), nullptr));
    add("a manifest signed by somebody else", withManifest(m_good, manifest().replace("\"snapshot\":7", "\"snapshot\":8"), &other));
    add("a manifest with a space", withManifest(m_good, manifest().replace(":7", ": 7"), &m_key));
    add("a manifest without files", withManifest(m_good, QByteArray("{\"format\":1}"), &m_key));
    add("a manifest that is a list", withManifest(m_good, QByteArray("[]"), &m_key));
    add("an empty manifest", withManifest(m_good, QByteArray(), &m_key));
    add("a manifest with a key twice", withManifest(m_good, manifest().replace("{\"files\"", "{\"files\":[],\"files\""), &m_key));
}

} // namespace

std::vector<BadArchive> hostileArchives(const QByteArray &good, const SigningKey &key)
{
    return Archives(good, key).all();
}

qsizetype headerAt(const QByteArray &good, const QByteArray &name)
{
    return good.indexOf(name.leftJustified(100, '\0'));
}

QByteArray manifestOf(const QByteArray &good)
{
    const qsizetype at = headerAt(good, "manifest.json");
    return good.mid(at + block, good.mid(at + 124, 11).toLongLong(nullptr, 8));
}

QByteArray withManifest(const QByteArray &good, const QByteArray &manifest, const SigningKey *signer)
{
    QByteArray seal = good.mid(headerAt(good, "manifest.sig") + block, 129);
    if (signer != nullptr)
        seal = QByteArray::fromStdString(toHex(signer->sign("bulkhead-evidence-v1\n" + toHex(sha256(manifest.toStdString())))) + '\n');
    return good.left(headerAt(good, "manifest.json")) + member("manifest.json", manifest) + member("manifest.sig", seal) + QByteArray(2 * block, '\0');
}

} // namespace bulkhead::reports::test
