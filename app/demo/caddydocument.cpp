// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/caddydocument.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

QString shown(const QStringList &path)
{
    return u"/config/"_s + path.join(u'/');
}

QString badPath(const QStringList &path)
{
    return u"invalid traversal path at: config/"_s + path.join(u'/');
}

QString indexProblem(const QString &step, const QStringList &path, qsizetype size)
{
    bool isNumber = false;
    const int index = step.toInt(&isNumber);
    if (!isNumber)
        return u"[%1] invalid array index '%2'"_s.arg(shown(path), step);
    if (index < 0 || index >= size)
        return u"[%1] array index out of bounds: %2"_s.arg(shown(path), step);
    return {};
}

//! The last step of a change, in an object.
QString changeMember(QJsonObject &object, const QStringList &path, const QByteArray &verb,
                     const QJsonValue &value)
{
    const QString &key = path.last();
    if (verb == "DELETE") {
        object.remove(key); // a missing one is no error
        return {};
    }
    if (verb == "PUT" && object.contains(key))
        return u"[%1] key already exists: %2"_s.arg(shown(path), key);
    if (verb == "PATCH" && !object.contains(key))
        return u"[%1] key does not exist: %2"_s.arg(shown(path), key);
    if (verb == "POST" && object.value(key).isArray()) {
        QJsonArray array = object.value(key).toArray();
        array.append(value);
        object.insert(key, array);
        return {};
    }
    object.insert(key, value);
    return {};
}

QString changeElement(QJsonArray &array, const QStringList &path, const QByteArray &verb,
                      const QJsonValue &value)
{
    const qsizetype size = verb == "PUT" ? array.size() + 1 : array.size();
    if (const QString problem = indexProblem(path.last(), path, size); !problem.isEmpty())
        return problem;
    const int index = path.last().toInt();
    if (verb == "DELETE")
        array.removeAt(index);
    else if (verb == "PUT")
        array.insert(index, value);
    else
        array.replace(index, value);
    return {};
}

QString changeBelow(QJsonValue &node, const QStringList &path, qsizetype at, const QByteArray &verb,
                    const QJsonValue &value)
{
    const bool isLast = at + 1 == path.size();
    if (node.isArray()) {
        QJsonArray array = node.toArray();
        QString problem;
        if (isLast) {
            problem = changeElement(array, path, verb, value);
        } else if (problem = indexProblem(path[at], path, array.size()); problem.isEmpty()) {
            QJsonValue child = array.at(path[at].toInt());
            problem = changeBelow(child, path, at + 1, verb, value);
            array.replace(path[at].toInt(), child);
        }
        node = array;
        return problem;
    }
    if (!node.isObject() && !(node.isNull() && at == 0))
        return badPath(path);
    QJsonObject object = node.toObject();
    if (isLast) {
        const QString problem = changeMember(object, path, verb, value);
        node = object;
        return problem;
    }
    if (!object.contains(path[at])) {
        if (verb != "PUT")
            return badPath(path);
        object.insert(path[at], QJsonObject());
    }
    QJsonValue child = object.value(path[at]);
    const QString problem = changeBelow(child, path, at + 1, verb, value);
    object.insert(path[at], child);
    node = object;
    return problem;
}

void collectDials(const QJsonValue &value, QStringList &dials)
{
    if (value.isArray()) {
        for (const auto child : value.toArray())
            collectDials(child, dials);
        return;
    }
    const QJsonObject object = value.toObject();
    if (object.value(u"handler"_s) == u"reverse_proxy"_s) {
        for (const auto upstream : object.value(u"upstreams"_s).toArray()) {
            const QString dial = upstream.toObject().value(u"dial"_s).toString();
            if (!dials.contains(dial))
                dials.append(dial);
        }
    }
    for (const auto child : object)
        collectDials(child, dials);
}

} // namespace

CaddyLookup lookUp(const QJsonValue &root, const QStringList &path)
{
    QJsonValue value = root;
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (value.isArray()) {
            const QJsonArray array = value.toArray();
            if (const QString problem = indexProblem(path[i], path, array.size()); !problem.isEmpty())
                return {QJsonValue::Null, problem};
            value = array.at(path[i].toInt());
        } else if (value.isObject() || i == 0) {
            value = value.toObject().value(path[i]);
        } else {
            return {QJsonValue::Null, badPath(path)};
        }
    }
    return {value.isUndefined() ? QJsonValue(QJsonValue::Null) : value, {}};
}

QString changeAt(QJsonValue &root, const QStringList &path, const QByteArray &verb,
                 const QJsonValue &value)
{
    if (path.isEmpty()) {
        root = verb == "DELETE" ? QJsonValue(QJsonValue::Null) : value;
        return {};
    }
    return changeBelow(root, path, 0, verb, value);
}

std::optional<QStringList> pathOfId(const QJsonValue &root, const QString &id)
{
    if (root.isArray()) {
        const QJsonArray array = root.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (auto path = pathOfId(array.at(i), id))
                return QStringList(QString::number(i)) + *path;
        }
        return std::nullopt;
    }
    const QJsonObject object = root.toObject();
    if (object.value(u"@id"_s) == id)
        return QStringList();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (auto path = pathOfId(it.value(), id))
            return QStringList(it.key()) + *path;
    }
    return std::nullopt;
}

QStringList dialsOf(const QJsonValue &root)
{
    QStringList dials;
    collectDials(root, dials);
    return dials;
}

QString problemOf(const QJsonValue &config)
{
    const QJsonObject object = config.toObject();
    for (const QString &key : object.keys()) {
        if (!QStringList{u"@id"_s, u"admin"_s, u"apps"_s, u"logging"_s, u"storage"_s}.contains(key))
            return u"loading new config: json: unknown field \"%1\""_s.arg(key);
    }
    for (const QString &app : object.value(u"apps"_s).toObject().keys()) {
        if (!QStringList{u"events"_s, u"http"_s, u"pki"_s, u"tls"_s}.contains(app))
            return u"loading new config: loading %1 app module: unknown module: %1"_s.arg(app);
    }
    return {};
}

QByteArray bodyOf(const QJsonValue &value)
{
    // QJsonDocument takes no bare value: wrap it and cut the brackets off.
    const QByteArray wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return wrapped.sliced(1, wrapped.size() - 2) + '\n';
}

} // namespace bulkhead
