// SPDX-License-Identifier: GPL-3.0-or-later
#include "estate/estatefile.h"
#include "estate/estatetext.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

Error badFile(const QString &what, const QString &hint, Error::Kind kind = Error::Kind::BadFile)
{
    return Error{.kind = kind, .place = {}, .what = what, .hint = hint, .retryAfter = {}};
}

//! What the lines of a file say, wherever they stand.
EstateConfig withoutLines(EstateConfig config)
{
    for (GatewayConfig &gateway : config.gateways)
        gateway.line = 0;
    config.policy.clear(); // digests of the text itself, which is to change
    return config;
}

//! The edited text, if reading it gives exactly what was wished for.
Result<QByteArray> checked(const EstateText &text, EstateConfig wished, bool pairsFollow)
{
    auto edited = text.result();
    if (!edited)
        return edited;
    const EstateReading reading = readEstate(*edited, wished.path);
    if (const auto error = reading.firstError())
        return *error;
    if (pairsFollow)
        wished.pairs = reading.config.pairs;
    if (!(withoutLines(reading.config) == withoutLines(wished)))
        return badFile(u"this change cannot be made without touching the rest of the file"_s,
                       u"edit the file by hand"_s);
    return edited;
}

template<typename T, typename I>
qsizetype indexOf(const QList<T> &list, const I &id)
{
    const auto it = std::find_if(list.cbegin(), list.cend(), [&](const T &item) { return item.id == id; });
    return it == list.cend() ? -1 : it - list.cbegin();
}

void addNamed(EstateText &text, const QString &section, const QString &name, const EstateValue &value, bool block)
{
    const YamlEntry *entry = text.root()->find(section);
    if (entry && !entry->value->entries.empty()) {
        if (entry->alias || entry->value->anchored)
            text.replaceText(entry->value, true, {}); // refused, with its place
        else
            text.addMember(entry->value, name, value, block);
        return;
    }
    EstateValue map;
    map.members.push_back({name, value});
    text.addToEmpty(text.root(), section, map, !text.root()->flow);
}

//! Every place that names an environment, with whether an alias stands there.
std::vector<std::pair<const YamlNode *, bool>> placesOf(const YamlNode *root, const QString &environment)
{
    std::vector<std::pair<const YamlNode *, bool>> places;
    const auto scalar = [&](const YamlNode *owner, QStringView key) {
        const YamlEntry *entry = owner->find(key);
        if (entry && entry->value->text == environment)
            places.emplace_back(entry->value, entry->alias);
    };
    const auto below = [](const YamlNode *owner, QStringView key) {
        const YamlEntry *entry = owner->find(key);
        return entry ? entry->value->entries : std::vector<YamlEntry>();
    };
    for (const YamlEntry &gateway : below(root, u"gateways")) {
        scalar(gateway.value, u"environment");
        for (const YamlEntry &rule : below(gateway.value, u"partitions"))
            scalar(rule.value, u"environment");
    }
    for (const YamlEntry &api : below(root, u"apis")) {
        for (const YamlEntry &contract : below(api.value, u"contract")) {
            if (contract.key->text == environment)
                places.emplace_back(contract.key, contract.alias);
        }
    }
    if (const YamlEntry *isolation = root->find(u"isolation")) {
        for (const YamlEntry &pair : below(isolation->value, u"pairs")) {
            for (const YamlEntry &side : pair.value->entries) {
                if (side.value->text == environment)
                    places.emplace_back(side.value, side.alias);
            }
        }
        for (const YamlEntry &owner : below(isolation->value, u"owned")) {
            if (owner.key->text == environment)
                places.emplace_back(owner.key, owner.alias);
        }
    }
    if (const YamlEntry *promotion = root->find(u"promotion")) {
        for (const YamlEntry &path : below(promotion->value, u"paths")) {
            scalar(path.value, u"from");
            scalar(path.value, u"to");
        }
    }
    return places;
}

bool pairsAreAll(const YamlNode *root)
{
    const YamlEntry *isolation = root->find(u"isolation");
    const YamlEntry *pairs = isolation ? isolation->value->find(u"pairs") : nullptr;
    return !pairs || pairs->value->kind == YamlNode::Kind::Scalar;
}

void renameIn(EstateConfig &config, const EnvironmentId &from, const EnvironmentId &to)
{
    const auto rename = [&](EnvironmentId &id) {
        if (id == from)
            id = to;
    };
    for (GatewayConfig &gateway : config.gateways) {
        rename(gateway.environment);
        for (PartitionRule &rule : gateway.partitions)
            rename(rule.environment);
    }
    for (ApiFacts &api : config.apis) {
        if (api.contract.contains(from.text()))
            api.contract.insert(to.text(), api.contract.take(from.text()));
    }
    for (auto &pair : config.pairs) {
        rename(pair.first);
        rename(pair.second);
    }
    for (auto &owned : config.isolation.owned)
        rename(owned.first);
    for (PromotionPath &path : config.promotionPaths) {
        rename(path.from);
        rename(path.to);
    }
}

} // namespace

Result<QByteArray> withGateway(const QByteArray &yaml, const GatewayConfig &gateway, const GatewayId &previous)
{
    const EstateReading reading = readEstate(yaml, {});
    if (const auto error = reading.firstError())
        return *error;
    EstateConfig wished = reading.config;
    const qsizetype old = indexOf(wished.gateways, previous.isEmpty() ? gateway.id : previous);
    if (!previous.isEmpty() && old < 0)
        return badFile(u"there is no gateway \"%1\""_s.arg(previous.text()), u"reload the file"_s,
                       Error::Kind::NotFound);
    if (!previous.isEmpty() && !(previous == gateway.id) && wished.gateway(gateway.id))
        return badFile(u"there is a gateway \"%1\" already"_s.arg(gateway.id.text()), u"choose another name"_s);
    EstateText text(yaml);
    const EstateValue value = toValue(gateway);
    if (old < 0) {
        addNamed(text, u"gateways"_s, gateway.id.text(), value, true);
        wished.gateways.append(gateway);
        return checked(text, wished, false);
    }
    const YamlEntry *section = text.root()->find(u"gateways");
    const YamlEntry *entry = section->value->find(wished.gateways.at(old).id.text());
    const EstateValue current = toValue(wished.gateways.at(old));
    if (section->alias)
        text.merge(*section, nullptr, value); // refused, with its place
    if (!(current == value))
        text.merge(*entry, &current, value);
    if (!(wished.gateways.at(old).id == gateway.id))
        text.replaceText(entry->key, entry->alias, gateway.id.text());
    wished.gateways[old] = gateway;
    return checked(text, wished, false);
}

Result<QByteArray> withoutGateway(const QByteArray &yaml, const GatewayId &gateway)
{
    const EstateReading reading = readEstate(yaml, {});
    if (const auto error = reading.firstError())
        return *error;
    EstateConfig wished = reading.config;
    const qsizetype old = indexOf(wished.gateways, gateway);
    if (old < 0)
        return badFile(u"there is no gateway \"%1\""_s.arg(gateway.text()), u"reload the file"_s,
                       Error::Kind::NotFound);
    EstateText text(yaml);
    text.removeMember(*text.root()->find(u"gateways"), gateway.text());
    wished.gateways.removeAt(old);
    return checked(text, wished, false);
}

Result<QByteArray> withEnvironment(const QByteArray &yaml, const Environment &environment,
                                   const EnvironmentId &previous)
{
    const EstateReading reading = readEstate(yaml, {});
    if (const auto error = reading.firstError())
        return *error;
    EstateConfig wished = reading.config;
    const EnvironmentId from = previous.isEmpty() ? environment.id : previous;
    const qsizetype old = indexOf(wished.environments, from);
    if (!previous.isEmpty() && old < 0)
        return badFile(u"there is no environment \"%1\""_s.arg(previous.text()), u"reload the file"_s,
                       Error::Kind::NotFound);
    if (!(from == environment.id) && wished.environment(environment.id))
        return badFile(u"there is an environment \"%1\" already"_s.arg(environment.id.text()),
                       u"choose another name"_s);
    EstateText text(yaml);
    const bool pairsFollow = pairsAreAll(text.root());
    const EstateValue value = toValue(environment);
    const YamlEntry *section = text.root()->find(u"environments");
    if (old < 0) {
        const bool flow = !section || section->value->entries.empty() || section->value->entries.back().value->flow;
        addNamed(text, u"environments"_s, environment.id.text(), value, !flow);
        wished.environments.append(environment);
        return checked(text, wished, pairsFollow);
    }
    const YamlEntry *entry = section->value->find(from.text());
    const EstateValue current = toValue(wished.environments.at(old));
    if (!(current == value))
        text.merge(*entry, &current, value);
    if (!(from == environment.id)) {
        text.replaceText(entry->key, entry->alias || section->alias, environment.id.text());
        for (const auto &[node, alias] : placesOf(text.root(), from.text()))
            text.replaceText(node, alias, environment.id.text());
        renameIn(wished, from, environment.id);
    }
    wished.environments[old] = environment;
    return checked(text, wished, pairsFollow);
}

Result<QByteArray> withoutEnvironment(const QByteArray &yaml, const EnvironmentId &environment)
{
    const EstateReading reading = readEstate(yaml, {});
    if (const auto error = reading.firstError())
        return *error;
    EstateConfig wished = reading.config;
    const qsizetype old = indexOf(wished.environments, environment);
    if (old < 0)
        return badFile(u"there is no environment \"%1\""_s.arg(environment.text()), u"reload the file"_s,
                       Error::Kind::NotFound);
    EstateText text(yaml);
    const auto places = placesOf(text.root(), environment.text());
    if (!places.empty())
        return badFile(u"the environment \"%1\" is still used on line %2"_s.arg(
                           environment.text(), QString::number(places.front().first->begin.line)),
                       u"move or remove what uses it first"_s);
    text.removeMember(*text.root()->find(u"environments"), environment.text());
    wished.environments.removeAt(old);
    return checked(text, wished, pairsAreAll(text.root()));
}

Result<QByteArray> withExpectedDifference(const QByteArray &yaml, const ExpectedDifference &difference)
{
    const EstateReading reading = readEstate(yaml, {});
    if (const auto error = reading.firstError())
        return *error;
    EstateConfig wished = reading.config;
    if (wished.expected.contains(difference))
        return yaml;
    wished.expected.append(difference);
    EstateText text(yaml);
    EstateValue list{EstateValue::Kind::List, {}, {}};
    list.members.push_back({{}, toValue(difference)});
    const YamlEntry *catalog = text.root()->find(u"catalog");
    const YamlEntry *expected = catalog ? catalog->value->find(u"expected") : nullptr;
    if (expected && !expected->value->entries.empty()) {
        if (catalog->alias || expected->alias || expected->value->anchored)
            text.replaceText(expected->value, true, {}); // refused, with its place
        else
            text.addItem(expected->value, expected->value->entries.size(), list.members.front().value);
    } else if (catalog && !catalog->value->entries.empty()) {
        text.addToEmpty(catalog->value, u"expected"_s, list, false);
    } else {
        EstateValue map;
        map.members.push_back({u"expected"_s, list});
        text.addToEmpty(text.root(), u"catalog"_s, map, !text.root()->flow);
    }
    return checked(text, wished, false);
}

Result<void> saveEstateFile(const QString &path, const QByteArray &yaml, const QByteArray &previous)
{
    const auto failed = [&](const QString &what, const QString &hint) {
        Error error = badFile(what, hint);
        error.place = path;
        return error;
    };
    QFile now(path);
    const bool exists = now.exists();
    if (exists && !now.open(QIODevice::ReadOnly))
        return failed(u"cannot be read: "_s + now.errorString(), u"check the rights of the file"_s);
    if ((exists ? now.read(maxEstateFileBytes + 1) : QByteArray()) != previous)
        return failed(u"the file has changed on disk"_s, u"reload it and make the change again"_s);
    QDir().mkpath(QFileInfo(path).absolutePath()); // of a first file
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(yaml) != yaml.size() || !file.commit())
        return failed(u"cannot be written: "_s + file.errorString(), u"check the rights of its folder"_s);
    return {};
}

} // namespace bulkhead
