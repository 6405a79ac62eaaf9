// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/keyfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sodium.h>

#include <array>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace bulkhead;
using namespace Qt::StringLiterals;

namespace {

//! A pattern that is looked for in memory, kept inverted so that the search does not find itself.
class Canary
{
public:
    explicit Canary(std::string_view bytes)
    {
        for (const char c : bytes)
            m_inverted.push_back(static_cast<char>(~c));
    }
    [[nodiscard]] bool isAt(const char *at, std::size_t left) const
    {
        if (left < m_inverted.size())
            return false;
        for (std::size_t i = 0; i < m_inverted.size(); ++i) {
            if (static_cast<char>(~m_inverted[i]) != at[i])
                return false;
        }
        return true;
    }

private:
    std::vector<char> m_inverted;
};

//! The forms in which a secret could lie about: as it is, as hex, as base64, as UTF-16.
std::vector<Canary> formsOf(std::string_view secret)
{
    std::string hex(secret.size() * 2 + 1, '\0'), base64(sodium_base64_ENCODED_LEN(secret.size(), sodium_base64_VARIANT_ORIGINAL), '\0'), wide;
    sodium_bin2hex(hex.data(), hex.size(), reinterpret_cast<const unsigned char *>(secret.data()), secret.size());
    sodium_bin2base64(base64.data(), base64.size(), reinterpret_cast<const unsigned char *>(secret.data()), secret.size(), sodium_base64_VARIANT_ORIGINAL);
    for (const char c : secret)
        wide.append({c, '\0'});
    hex.pop_back();
    base64.resize(secret.size() / 3 * 4); // whole groups only
    std::vector<Canary> forms{Canary(secret), Canary(hex), Canary(base64), Canary(wide)};
    for (std::string *text : {&hex, &base64, &wide})
        sodium_memzero(text->data(), text->size());
    return forms;
}

//! How often one of the patterns is in what this process may write to.
int countInOwnMemory(const std::vector<Canary> &canaries)
{
    QFile maps(u"/proc/self/maps"_s);
    if (!maps.open(QIODevice::ReadOnly))
        return -1;
    const QList<QByteArray> lines = maps.readAll().split('\n');
    const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    std::vector<char> block(1U << 20);
    int found = 0;
    for (const QByteArray &line : lines) {
        const QList<QByteArray> parts = line.simplified().split(' ');
        if (parts.size() < 2 || !parts[1].startsWith("rw") || line.contains("[vvar]"))
            continue;
        quint64 at = parts[0].split('-').value(0).toULongLong(nullptr, 16);
        const quint64 end = parts[0].split('-').value(1).toULongLong(nullptr, 16);
        while (at < end) {
            const ssize_t got = ::pread(memory, block.data(), std::min<quint64>(block.size(), end - at), static_cast<off_t>(at));
            if (got <= 0)
                break;
            const quint64 self = reinterpret_cast<quint64>(block.data());
            const bool isOwnBlock = at <= self + block.size() && self <= at + static_cast<quint64>(got);
            for (ssize_t i = 0; !isOwnBlock && i < got; ++i) {
                for (const Canary &canary : canaries)
                    found += canary.isAt(block.data() + i, static_cast<std::size_t>(got - i)) ? 1 : 0;
            }
            at += static_cast<quint64>(got);
        }
    }
    ::close(memory);
    return found;
}

} // namespace

//! A key that is locked again is nowhere in the memory of the process.
class TestKeyMemory : public QObject
{
    Q_OBJECT
private slots:
    void search_secretThatIsThere_findsIt();
    void lock_afterSigning_leavesNothingInMemory();
    void hardenedProcess_leavesNoCore();
};

//! The other tests would pass with a search that finds nothing.
void TestKeyMemory::search_secretThatIsThere_findsIt()
{
    std::array<char, 32> secret{};
    randombytes_buf(secret.data(), secret.size());
    const auto forms = formsOf({secret.data(), secret.size()});
    QVERIFY(countInOwnMemory(forms) >= 1);
    sodium_memzero(secret.data(), secret.size());
    QCOMPARE(countInOwnMemory(forms), 0);
}

void TestKeyMemory::lock_afterSigning_leavesNothingInMemory()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"ana.key"_s);
    std::vector<Canary> canaries;
    {
        std::array<char, 24> words{}; // a passphrase of printable letters that no constant of the program holds
        for (char &c : words)
            c = static_cast<char>('a' + randombytes_uniform(26));
        const Secret passphrase(std::string_view(words.data(), words.size()));
        canaries = formsOf({words.data(), words.size()});
        sodium_memzero(words.data(), words.size());
        const SigningKey made = SigningKey::generate();
        const Secret seed = made.seed();
        for (Canary &form : formsOf(seed.view()))
            canaries.push_back(std::move(form));
        QVERIFY(writeKeyFile(path, made, passphrase));
        const auto opened = openKeyFile(path, passphrase);
        QVERIFY(opened);
        for (int i = 0; i < 20; ++i)
            QVERIFY(verifySignature(opened->publicKey(), "an entry", opened->sign("an entry")));
        QVERIFY(countInOwnMemory(canaries) > 0); // while it is open
    }
    QCOMPARE(countInOwnMemory(canaries), 0);
}

//! What main() of both programs calls first.
void TestKeyMemory::hardenedProcess_leavesNoCore()
{
    const pid_t child = ::fork();
    if (child == 0) {
        hardenProcess();
        rlimit limit{};
        const bool isOff = ::getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0 && limit.rlim_max == 0;
        ::_exit(isOff ? 0 : 1);
    }
    int status = -1;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QCOMPARE(WEXITSTATUS(status), 0);
}

QTEST_GUILESS_MAIN(TestKeyMemory)

#include "tst_keymemory.moc"
