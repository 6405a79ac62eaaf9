// SPDX-License-Identifier: GPL-3.0-or-later
#include "identity/secretfile.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <vector>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

Error fileError(Error::Kind kind, const QString &path, const QString &what, const QString &hint = {})
{
    Error error;
    error.kind = kind;
    error.place = path;
    error.what = what;
    error.hint = hint;
    return error;
}

Error systemError(const QString &path, const QString &action)
{
    const int code = errno;
    return fileError(code == ENOENT || code == ENOTDIR ? Error::Kind::NotFound : Error::Kind::BadFile,
                     path, u"%1 (%2)"_s.arg(action, qt_error_string(code)));
}

class Descriptor
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)
    [[nodiscard]] bool isOpen() const { return m_number >= 0; }
    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

//! Plain memory that is wiped when left.
struct Buffer
{
    std::vector<char> bytes = std::vector<char>(std::size_t(maxSecretBytes) + 1);
    Buffer() = default;
    ~Buffer() { wipe(bytes.data(), bytes.size()); }
    Q_DISABLE_COPY_MOVE(Buffer)
};

Result<void> checkAccess(const QString &path, const struct stat &facts)
{
    if (!S_ISREG(facts.st_mode))
        return fileError(Error::Kind::BadFile, path, u"this is not an ordinary file"_s);
    if (facts.st_uid != ::geteuid()) {
        return fileError(Error::Kind::Forbidden, path, u"the secret file belongs to another user"_s,
                         u"run: chown %1 '%2'"_s.arg(::geteuid()).arg(path));
    }
    if ((facts.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return fileError(Error::Kind::Forbidden, path,
                         u"the secret file is open to others (mode %1)"_s.arg(
                             QString::number(facts.st_mode & 07777, 8).rightJustified(4, u'0')),
                         u"run: chmod 600 '%1'"_s.arg(path));
    }
    if (facts.st_size > maxSecretBytes)
        return fileError(Error::Kind::BadFile, path, u"the file is too large for a secret"_s);
    return {};
}

Result<std::size_t> readAll(int descriptor, std::vector<char> &buffer, const QString &path)
{
    std::size_t size = 0;
    while (size < buffer.size()) {
        const ssize_t got = ::read(descriptor, buffer.data() + size, buffer.size() - size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return systemError(path, u"the file cannot be read"_s);
        if (got == 0)
            return size;
        size += std::size_t(got);
    }
    return fileError(Error::Kind::BadFile, path, u"the file is too large for a secret"_s);
}

bool writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        bytes.remove_prefix(std::size_t(written));
    }
    return ::fsync(descriptor) == 0;
}

//! Writes a new file with a name of its own in the same folder; the name, or an error.
Result<QByteArray> writeBeside(const QString &path, const Secret &content)
{
    QByteArray name = QFile::encodeName(path) + ".XXXXXX";
    const Descriptor file(::mkostemp(name.data(), O_CLOEXEC)); // mode 0600
    if (!file.isOpen())
        return systemError(path, u"the file cannot be made"_s);
    if (!writeAll(file.number(), content.view())) {
        const Error error = systemError(path, u"the file cannot be written"_s);
        ::unlink(name.constData());
        return error;
    }
    return name;
}

void syncFolder(const QString &path)
{
    const Descriptor folder(::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(),
                                   O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (folder.isOpen())
        ::fsync(folder.number());
}

} // namespace

Result<Secret> readSecretFile(const QString &path)
{
    // Not blocking, so that a pipe with this name cannot hold us up.
    const Descriptor file(
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    if (!file.isOpen())
        return systemError(path, u"the secret file cannot be opened"_s);
    struct stat facts = {};
    if (::fstat(file.number(), &facts) != 0)
        return systemError(path, u"the secret file cannot be read"_s);
    if (const auto allowed = checkAccess(path, facts); !allowed)
        return allowed.error();
    Buffer buffer;
    const auto size = readAll(file.number(), buffer.bytes, path);
    if (!size)
        return size.error();
    std::string_view text(buffer.bytes.data(), *size);
    if (text.ends_with('\n'))
        text.remove_suffix(text.ends_with("\r\n") ? 2 : 1);
    if (text.empty())
        return fileError(Error::Kind::BadFile, path, u"the secret file is empty"_s);
    return Secret(text);
}

Result<bool> createSecretFile(const QString &path, const Secret &content)
{
    const auto temporary = writeBeside(path, content);
    if (!temporary)
        return temporary.error();
    const QByteArray name = QFile::encodeName(path);
    // A link fails if the name is taken and shows the whole file at once if not.
    const int linked = ::link(temporary->constData(), name.constData());
    const Error error = linked == 0 ? Error() : systemError(path, u"the file cannot be made"_s);
    const bool taken = linked != 0 && QFileInfo::exists(path);
    ::unlink(temporary->constData());
    if (linked != 0 && !taken)
        return error;
    syncFolder(path);
    return !taken;
}

Result<void> replaceSecretFile(const QString &path, const Secret &content)
{
    const auto temporary = writeBeside(path, content);
    if (!temporary)
        return temporary.error();
    if (::rename(temporary->constData(), QFile::encodeName(path).constData()) != 0) {
        const Error error = systemError(path, u"the file cannot be replaced"_s);
        ::unlink(temporary->constData());
        return error;
    }
    syncFolder(path);
    return {};
}

} // namespace bulkhead
