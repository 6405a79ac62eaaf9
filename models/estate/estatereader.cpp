// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/estatereader.h"

#include <QFile>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 newestVersion = 1;

EstateReading failed(const QString &file, const YamlMark *at, const QString &what, const QString &hint)
{
    EstateReading reading;
    reading.config.path = file;
    reading.problems.append({EstateProblem::Severity::Error, file, at ? at->line : 0,
                             at ? at->column : 0, what, hint});
    return reading;
}

} // namespace

Error EstateProblem::toError() const
{
    const QString place = line == 0 ? file
        : file.isEmpty()            ? u"line %1"_s.arg(line)
                                    : u"%1:%2"_s.arg(file, QString::number(line));
    return Error{.kind = Error::Kind::BadFile,
                 .place = place,
                 .what = what,
                 .hint = hint,
                 .retryAfter = {}};
}

QString EstateProblem::toText() const
{
    return toError().toText();
}

std::optional<Error> EstateReading::firstError() const
{
    for (const EstateProblem &problem : problems) {
        if (problem.severity == EstateProblem::Severity::Error)
            return problem.toError();
    }
    return std::nullopt;
}

EstateReader::EstateReader(EstateReport &report, const QString &file)
    : m_report(report)
{
    m_config.path = file;
}

EstateConfig EstateReader::read(const YamlNode *root)
{
    EstateSection top(m_report, root, {});
    version(top);
    if (const auto name = top.text("name"_L1))
        m_config.name = *name;
    if (m_config.name.isEmpty())
        m_report.warning(root->begin, u"the estate has no name"_s,
                         u"add name: … so that reports can say whose estate it is"_s);
    environments(top); // first: the others refer to them
    gateways(top);
    apis(top);
    catalog(top);
    groups(top);
    isolation(top);
    promotion(top);
    audit(top);
    reports(top);
    policy(root);
    probes(top);
    top.finish();
    reportUnused(root);
    return m_config;
}

void EstateReader::version(EstateSection &top)
{
    const YamlNode *node = top.find("version"_L1);
    if (!node) {
        m_report.error(top.at(), u"the file has no \"version\""_s, u"start it with version: 1"_s);
        return;
    }
    bool ok = false;
    const qint64 value = node->text.toLongLong(&ok);
    if (!ok || node->kind != YamlNode::Kind::Scalar || node->style != YamlNode::Style::Plain || value < 1)
        m_report.error(node->begin, u"version: expected a whole number"_s, u"write version: 1"_s);
    else if (value > newestVersion)
        m_report.error(node->begin,
                       u"version %1 is newer than this program, which reads up to %2"_s.arg(value).arg(
                           newestVersion),
                       u"update Bulkhead"_s);
}

void EstateReader::environments(EstateSection &top)
{
    for (const YamlEntry &entry : top.members("environments"_L1)) {
        const QString path = u"environments."_s + entry.key->text;
        if (!isName(entry.key, u"environment"_s))
            continue;
        // Even a damaged environment is known by its name, so that references to it are no second problem.
        Environment environment;
        environment.id = EnvironmentId(entry.key->text);
        m_environmentMarks.insert(entry.key->text, entry.key->begin);
        if (auto section = member(entry, path)) {
            const QList<EnvironmentType> types{EnvironmentType::Development, EnvironmentType::Sandbox,
                                               EnvironmentType::Production};
            QList<QString> words;
            for (const EnvironmentType type : types)
                words.append(toWire(type));
            if (!section->find("type"_L1))
                m_report.error(entry.key->begin, path + u" has no \"type\""_s,
                               u"add type: "_s + words.join(u", "_s));
            else if (const auto word = section->oneOf("type"_L1, words))
                environment.type = types[words.indexOf(*word)];
            section->finish();
        }
        m_config.environments.append(environment);
    }
}

void EstateReader::apis(EstateSection &top)
{
    for (const YamlEntry &entry : top.members("apis"_L1)) {
        if (entry.key->text.trimmed() != entry.key->text || entry.key->text.isEmpty()) {
            m_report.error(entry.key->begin, u"an API name is empty or has spaces around it"_s);
            continue;
        }
        ApiFacts facts;
        facts.name = entry.key->text;
        auto section = member(entry, u"apis."_s + facts.name);
        if (!section)
            continue;
        facts.owner = section->text("owner"_L1).value_or(QString());
        facts.authors = section->texts("authors"_L1);
        for (const YamlEntry &contract : section->members("contract"_L1)) {
            const QString path = section->path(u"contract");
            const EnvironmentId id = environmentAt(contract.key, path);
            const auto file = textOf(m_report, contract.value, path + u'.' + contract.key->text);
            if (!id.isEmpty() && file)
                facts.contract.insert(id.text(), *file);
        }
        section->finish();
        m_config.apis.append(facts);
    }
}

void EstateReader::catalog(EstateSection &top)
{
    auto section = top.section("catalog"_L1);
    if (!section)
        return;
    for (const YamlEntry &item : section->items("expected"_L1)) {
        auto entry = member(item, section->path(u"expected"));
        if (!entry)
            continue;
        ExpectedDifference difference;
        difference.field = entry->requiredText("field"_L1);
        difference.apis = entry->texts("apis"_L1);
        difference.reason = entry->text("reason"_L1).value_or(QString());
        entry->finish();
        if (m_config.expected.contains(difference))
            m_report.warning(entry->at(), u"the same expected difference twice"_s,
                             u"remove one of them"_s);
        m_config.expected.append(difference);
    }
    section->finish();
}

void EstateReader::reportUnused(const YamlNode *root)
{
    const auto place = [&](QStringView key) {
        const YamlEntry *entry = root->find(key);
        return entry ? entry->key->begin : root->begin;
    };
    if (m_config.environments.isEmpty()) {
        m_report.warning(place(u"environments"), u"no environment is defined"_s,
                         u"add environments: {sandbox: {type: sandbox}, production: {type: production}}"_s);
    } else {
        for (const EnvironmentType type : {EnvironmentType::Sandbox, EnvironmentType::Production}) {
            const bool found = std::any_of(m_config.environments.cbegin(), m_config.environments.cend(),
                                           [&](const Environment &e) { return e.type == type; });
            if (!found)
                m_report.warning(place(u"environments"),
                                 u"no environment has the type %1"_s.arg(toWire(type)),
                                 u"isolation is judged between a sandbox and a production environment"_s);
        }
    }
    if (m_config.gateways.isEmpty()) {
        m_report.warning(place(u"gateways"), u"no gateway is connected"_s,
                         u"add one below gateways with kind, admin_url and environment"_s);
        return;
    }
    for (const Environment &environment : std::as_const(m_config.environments)) {
        if (!m_used.contains(environment.id))
            m_report.warning(m_environmentMarks.value(environment.id.text()),
                             u"no gateway serves the environment \"%1\""_s.arg(environment.id.text()),
                             u"connect a gateway to it, or remove it"_s);
    }
}

EstateReading readEstate(const QByteArray &yaml, const QString &file)
{
    if (yaml.size() > maxEstateFileBytes)
        return failed(file, nullptr,
                      u"the file is larger than %1 MiB"_s.arg(maxEstateFileBytes >> 20),
                      u"an estate file holds settings only: is this the right file?"_s);
    const YamlTree tree = YamlTree::parse(yaml);
    if (!tree.problems().empty()) {
        const YamlTree::Problem &problem = tree.problems().front();
        return failed(file, &problem.at, problem.what, problem.hint);
    }
    const YamlNode *root = tree.root();
    const YamlMark start;
    if (!root || root->isNull())
        return failed(file, &start, u"the file is empty"_s, u"start it with version: 1"_s);
    if (root->kind != YamlNode::Kind::Mapping)
        return failed(file, &root->begin, u"expected keys like version: and gateways:"_s,
                      u"is this an estate file?"_s);
    EstateReport report(file);
    EstateReading reading;
    reading.config = EstateReader(report, file).read(root);
    reading.problems = report.sorted();
    return reading;
}

EstateReading readEstateFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return failed(path, nullptr, u"there is no such file"_s,
                      u"write it, or name another one with --estate"_s);
    if (!file.open(QIODevice::ReadOnly))
        return failed(path, nullptr, u"cannot be read: "_s + file.errorString(),
                      u"check the path and the rights of the file"_s);
    // One byte more than allowed, whatever the size of a pipe or device claims to be.
    const QByteArray yaml = file.read(maxEstateFileBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return failed(path, nullptr, u"cannot be read: "_s + file.errorString(),
                      u"check that it is a regular file"_s);
    return readEstate(yaml, path);
}

} // namespace bulkhead
