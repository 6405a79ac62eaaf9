// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/passphraseprompt.h"

#include <array>
#include <cstdio>

#include <termios.h>
#include <unistd.h>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

namespace {

//! The terminal without echo, as long as it lives.
class Silence
{
public:
    Silence()
    {
        m_isOn = ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        silent.c_lflag |= ECHONL;
        m_isOn = m_isOn && ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
    }
    ~Silence()
    {
        if (m_isOn)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Q_DISABLE_COPY_MOVE(Silence)

private:
    termios m_before{};
    bool m_isOn = false;
};

//! One line, byte by byte: nothing of it stays in a buffer of the library.
Secret readLine()
{
    constexpr std::size_t longest = 1024;
    std::array<char, longest> line{};
    std::size_t size = 0;
    while (size < line.size() && ::read(STDIN_FILENO, &line[size], 1) == 1 && line[size] != '\n')
        ++size;
    Secret secret(std::string_view(line.data(), size));
    wipe(line.data(), line.size());
    return secret;
}

Secret ask(const QString &prompt)
{
    const Silence silence;
    std::fputs(qPrintable(prompt), stderr);
    std::fflush(stderr);
    return readLine();
}

Error refused(const QString &what)
{
    return Error{.kind = Error::Kind::Usage, .place = u"--passphrase"_s, .what = what, .hint = u"try again, or name it with --passphrase env:NAME or file:PATH"_s, .retryAfter = {}};
}

} // namespace

Result<std::optional<Secret>> askPassphrase(const QString &whose, bool twice)
{
    if (::isatty(STDIN_FILENO) == 0 || ::isatty(STDERR_FILENO) == 0)
        return std::optional<Secret>();
    Secret first = ask(u"Passphrase of %1: "_s.arg(whose));
    if (first.isEmpty())
        return refused(u"no passphrase was typed"_s);
    if (twice && ask(u"The same again: "_s).view() != first.view())
        return refused(u"the two passphrases differ"_s);
    return std::optional<Secret>(std::move(first));
}

} // namespace bulkhead::cli
