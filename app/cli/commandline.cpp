// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commandline.h"

#include <algorithm>
#include <numeric>

namespace bulkhead::cli {

using namespace Qt::StringLiterals;

namespace {

Error usage(const QString &what, const QString &hint)
{
    return Error{.kind = Error::Kind::Usage,
                 .place = u"bulkheadctl"_s,
                 .what = what,
                 .hint = hint,
                 .retryAfter = {}};
}

const OptionText *findOption(const QList<OptionText> &options, const QString &name)
{
    const auto it = std::find_if(options.cbegin(), options.cend(),
                                 [&](const OptionText &option) { return option.name == name; });
    return it == options.cend() ? nullptr : &*it;
}

QStringList optionNames(const CommandText *command)
{
    QStringList names;
    for (const OptionText &option : commonOptions())
        names.append(option.name);
    for (const CommandText &known : commands()) {
        if (command && command->name != known.name)
            continue;
        for (const OptionText &option : known.options)
            names.append(option.name);
    }
    return names;
}

//! Options may stand anywhere, so the words are told from the options before the command is known.
struct Split
{
    QStringList words;
    QList<QPair<QString, QString>> options;
};

//! Any option of any command, to know whether a value follows.
const OptionText *anyOption(const QString &name)
{
    if (const OptionText *option = findOption(commonOptions(), name))
        return option;
    for (const CommandText &command : commands()) {
        if (const OptionText *option = findOption(command.options, name))
            return option;
    }
    return nullptr;
}

Result<Split> split(const QStringList &words)
{
    Split result;
    for (qsizetype i = 0; i < words.size(); ++i) {
        QString word = words.at(i);
        if (word == "--"_L1) {
            result.words += words.mid(i + 1);
            break;
        }
        if (word == "-h"_L1)
            word = u"--help"_s;
        if (!word.startsWith("--"_L1)) {
            result.words.append(word);
            continue;
        }
        const QString name = word.mid(2).section(u'=', 0, 0);
        const OptionText *option = anyOption(name);
        if (!option) {
            const QString near = nearest(name, optionNames(nullptr));
            return usage(u"there is no option --%1"_s.arg(name),
                         near.isEmpty() ? u"see bulkheadctl --help"_s
                                        : u"did you mean --%1?"_s.arg(near));
        }
        if (option->value.isEmpty() && word.contains(u'=')) {
            return usage(u"--%1 takes no value"_s.arg(name), u"write --%1"_s.arg(name));
        } else if (option->value.isEmpty()) {
            result.options.append({name, {}});
        } else if (word.contains(u'=')) {
            result.options.append({name, word.section(u'=', 1)});
        } else if (i + 1 < words.size() && !words.at(i + 1).startsWith("--"_L1)) {
            result.options.append({name, words.at(++i)});
        } else {
            return usage(u"--%1 needs a value"_s.arg(name),
                         u"write --%1 %2"_s.arg(name, option->value));
        }
    }
    return result;
}

const CommandText *findCommand(QStringList &words)
{
    const CommandText *found = nullptr;
    qsizetype taken = 0;
    for (const CommandText &command : commands()) {
        const QStringList name = command.name.split(u' ');
        if (name.size() > taken && words.mid(0, name.size()) == name) {
            found = &command;
            taken = name.size();
        }
    }
    words.remove(0, taken);
    return found;
}

Error unknownCommand(const QStringList &words)
{
    if (words.isEmpty())
        return usage(u"no command given"_s, u"see bulkheadctl --help"_s);
    QStringList names, group;
    for (const CommandText &command : commands()) {
        names.append(command.name);
        if (command.name.startsWith(words.first() + u' '))
            group.append(u'"' + command.name + u'"');
    }
    const QString typed = words.mid(0, 2).join(u' ');
    const QString near = nearest(typed, names);
    return usage(u"there is no command \"%1\""_s.arg(typed),
                 !near.isEmpty()      ? u"did you mean \"%1\"?"_s.arg(near)
                     : group.isEmpty() ? u"see bulkheadctl --help"_s
                                       : u"there is "_s + group.join(u", "_s));
}

//! "API" is one, "BASE REVISION" are two, "[GATEWAY…]" is any number, "FINGERPRINT…" any from one on, empty none.
Result<void> checkArguments(const CommandLine &line)
{
    const QString &wanted = line.command->arguments;
    const bool any = wanted.startsWith(u'[') || wanted.endsWith(u'…');
    const qsizetype needed = wanted.startsWith(u'[') ? 0 : wanted.split(u' ', Qt::SkipEmptyParts).size();
    if (line.arguments.size() < needed) {
        return usage(u"%1 needs %2"_s.arg(line.command->name, wanted),
                     u"write bulkheadctl %1 %2"_s.arg(line.command->name, wanted));
    }
    const qsizetype most = any ? line.arguments.size() : needed;
    if (line.arguments.size() > most) {
        return usage(u"%1 does not take \"%2\""_s.arg(line.command->name, line.arguments.at(most)),
                     u"see bulkheadctl %1 --help"_s.arg(line.command->name));
    }
    return {};
}

Result<void> takeOwnOption(const QString &name, const QString &value, CommandLine &line)
{
    line.lists[name].append(value);
    line.options.insert(name, value);
    return {};
}

Result<void> takeOption(const QString &name, const QString &value, CommandLine &line)
{
    if (name == "estate"_L1)
        line.paths.estate = value;
    else if (name == "store"_L1)
        line.paths.store = value;
    else if (name == "store-key"_L1)
        line.paths.storeKey = value;
    else if (name == "as"_L1)
        line.as = value;
    else if (name == "key"_L1)
        line.key = value;
    else if (name == "passphrase"_L1)
        line.passphrase = value;
    else if (name == "json"_L1)
        line.json = true;
    else if (name == "quiet"_L1)
        line.quiet = true;
    else if (name == "help"_L1)
        line.help = true;
    else if (name == "version"_L1)
        line.version = true;
    else if (line.command && findOption(line.command->options, name))
        return takeOwnOption(name, value, line);
    else if (line.command)
        return usage(u"%1 has no option --%2"_s.arg(line.command->name, name),
                     u"see bulkheadctl %1 --help"_s.arg(line.command->name));
    return {};
}

} // namespace

Result<CommandLine> parseCommandLine(const QStringList &words)
{
    auto parts = split(words);
    if (!parts)
        return parts.error();
    CommandLine line;
    line.command = findCommand(parts->words);
    line.arguments = parts->words;
    for (const auto &[name, value] : std::as_const(parts->options)) {
        if (const auto taken = takeOption(name, value, line); !taken)
            return taken.error();
    }
    if (line.help || line.version)
        return line;
    if (!line.command)
        return unknownCommand(parts->words);
    if (const auto checked = checkArguments(line); !checked)
        return checked.error();
    return line;
}

Error optionError(const QString &option, const QString &what, const QString &hint)
{
    return Error{.kind = Error::Kind::Usage, .place = u"--"_s + option, .what = what, .hint = hint, .retryAfter = {}};
}

bool wantsJson(const QStringList &words)
{
    return words.mid(0, words.indexOf(u"--"_s)).contains(u"--json"_s);
}

QString nearest(const QString &word, const QStringList &known)
{
    QString best;
    qsizetype bestDistance = std::max<qsizetype>(2, word.size() / 3) + 1;
    for (const QString &candidate : known) {
        QList<qsizetype> row(candidate.size() + 1);
        std::iota(row.begin(), row.end(), 0);
        for (qsizetype i = 0; i < word.size(); ++i) {
            qsizetype diagonal = row[0]++;
            for (qsizetype j = 0; j < candidate.size(); ++j) {
                const qsizetype change = diagonal + (word[i] == candidate[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
            }
        }
        if (row.back() < bestDistance) {
            bestDistance = row.back();
            best = candidate;
        }
    }
    return best;
}

namespace {
QString optionLines(const QList<OptionText> &options)
{
    QString text;
    for (const OptionText &option : options) {
        const QString left = u"  --"_s + option.name
            + (option.value.isEmpty() ? QString() : u' ' + option.value);
        text += QString(left + u"  "_s).leftJustified(24) + option.summary + u'\n';
    }
    return text;
}
} // namespace

QString helpText(const CommandText *command)
{
    if (command) {
        QString text = u"bulkheadctl %1 %2\n  %3\n"_s.arg(command->name, command->arguments,
                                                          command->summary);
        if (!command->options.isEmpty())
            text += u"\nOptions:\n"_s + optionLines(command->options);
        return text + u"\nCommon options:\n"_s + optionLines(commonOptions());
    }
    QString text = u"bulkheadctl: sandbox and production APIs of many gateways, compared\n\n"
                   "Usage: bulkheadctl COMMAND [OPTION…]\n\nCommands:\n"_s;
    for (const CommandText &known : commands()) {
        const QString left = u"  "_s + known.name
            + (known.arguments.isEmpty() ? QString() : u' ' + known.arguments);
        text += QString(left + u"  "_s).leftJustified(24) + known.summary + u'\n';
    }
    return text + u"\nCommon options:\n"_s + optionLines(commonOptions())
        + u"\nExit codes: 0 all well; 1 the answer is no; 2 wrong usage or an unusable file;\n"
          "3 something that should have been readable was not.\n"_s;
}

} // namespace bulkhead::cli
