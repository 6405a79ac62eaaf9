// SPDX-License-Identifier: GPL-3.0-or-later
#include "promotions/drafts.h"

#include <QSet>
#include <QSettings>
#include <QUuid>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

const QString group = u"promotions/drafts"_s;

QSet<QString> apisOf(const PromotionQuestion &question)
{
    QSet<QString> apis(question.others.begin(), question.others.end());
    apis.insert(question.api);
    return apis;
}

} // namespace

const PromotionDraft *Drafts::find(const QString &id) const
{
    const auto found = std::find_if(m_drafts.begin(), m_drafts.end(), [&](const PromotionDraft &draft) { return draft.id == id; });
    return found == m_drafts.end() ? nullptr : &*found;
}

QString Drafts::add(const PromotionQuestion &question, const QStringList &apiNames, UtcTime now)
{
    for (PromotionDraft &draft : m_drafts) {
        if (apisOf(draft.question) == apisOf(question) && draft.question.from == question.from && draft.question.to == question.to) {
            draft.question = question;
            draft.apiNames = apiNames;
            draft.editedAt = now;
            return draft.id;
        }
    }
    m_drafts.append({QUuid::createUuid().toString(QUuid::WithoutBraces), question, apiNames, now});
    return m_drafts.constLast().id;
}

void Drafts::remove(const QString &id)
{
    m_drafts.removeIf([&](const PromotionDraft &draft) { return draft.id == id; });
}

void Drafts::save(QSettings &settings) const
{
    settings.remove(group);
    settings.beginWriteArray(group, static_cast<int>(m_drafts.size()));
    for (int i = 0; i < m_drafts.size(); ++i) {
        settings.setArrayIndex(i);
        const PromotionDraft &draft = m_drafts[i];
        settings.setValue(u"id"_s, draft.id);
        settings.setValue(u"api"_s, draft.question.api);
        settings.setValue(u"others"_s, draft.question.others);
        settings.setValue(u"name"_s, draft.apiNames);
        settings.setValue(u"from"_s, draft.question.from.text());
        settings.setValue(u"to"_s, draft.question.to.text());
        settings.setValue(u"source"_s, draft.question.source.text());
        settings.setValue(u"target"_s, draft.question.target.text());
        settings.setValue(u"delete"_s, draft.question.mayDelete);
        settings.setValue(u"at"_s, static_cast<qint64>(draft.editedAt.time_since_epoch().count()));
    }
    settings.endArray();
}

void Drafts::restore(QSettings &settings)
{
    m_drafts.clear();
    const int count = settings.beginReadArray(group);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        PromotionDraft draft;
        draft.id = settings.value(u"id"_s).toString();
        draft.question.api = settings.value(u"api"_s).toString();
        draft.question.others = settings.value(u"others"_s).toStringList();
        draft.apiNames = settings.value(u"name"_s).toStringList();
        draft.question.from = EnvironmentId(settings.value(u"from"_s).toString());
        draft.question.to = EnvironmentId(settings.value(u"to"_s).toString());
        draft.question.source = GatewayId(settings.value(u"source"_s).toString());
        draft.question.target = GatewayId(settings.value(u"target"_s).toString());
        draft.question.mayDelete = settings.value(u"delete"_s).toBool();
        draft.editedAt = UtcTime(std::chrono::milliseconds(settings.value(u"at"_s).toLongLong()));
        const bool isWhole = draft.apiNames.size() == draft.question.others.size() + 1; // edited by hand, or of a later version
        if (!draft.id.isEmpty() && !draft.question.api.isEmpty() && isWhole)
            m_drafts.append(draft);
    }
    settings.endArray();
}

} // namespace bulkhead
