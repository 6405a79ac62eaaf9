// SPDX-License-Identifier: GPL-3.0-or-later
// Entries, what they may do and what they make: sections 2, 3 and 4 of FORMAT.md.
#pragma once
#include "blocks.h"

const QString nameForm = u"[A-Za-z0-9][A-Za-z0-9._-]{0,63}"_s;
const QString roleForm = u"(?:viewer|engineer|approver|auditor|admin)(?::[A-Za-z0-9._-]{1,64})?"_s;
const QString signedForm = u"person\\.(?:add|change|retire)|estate\\.(?:propose|accept)|key\\.rotate"_s;
const QString actForm = u"promotion\\.(?:request|approve|carry|export|waive|reject|changes|comment|apply|breakglass|review|rollback|expire|void)|evidence\\.(?:add|withdraw)|attest\\.(?:sign|countersign|withdraw)|exception\\.(?:request|approve|reject|revoke)|report\\.export|boundary\\.sign"_s; // signed
const QString signedByPeopleForm = u"audit\\.export|catalog\\.decide|estate\\.edit"_s; // once there are some
const QString forbiddenForm // of an action and a role
    = u"(?:person\\.(?:add|change|retire)|estate\\.propose|attest\\.(?:sign|withdraw)|boundary\\.sign) (?!admin).*|"
      "promotion\\.(?:request|apply|rollback) (?!engineer).*|(?:promotion\\.(?:approve|waive|reject|changes)|exception\\.(?:approve|reject)) (?!approver).*|"
      "promotion\\.breakglass (?!engineer|admin).*|(?:estate\\.accept|promotion\\.review|attest\\.countersign|exception\\.revoke) (?!approver|admin).*|"
      "promotion\\.(?:expire|void) (?!engineer|approver).*|(?:promotion\\.(?:comment|carry)|exception\\.request) (?!engineer|approver|admin).*|"
      "promotion\\.export (?!engineer|approver|auditor|admin).*|(?:audit|report)\\.export (?!auditor|admin).*|(?:sync|catalog\\.decide|estate\\.edit|evidence\\.(?:add|withdraw)) (?!engineer|admin).*"_s;
// Forms of canonical texts. As the members are counted too, no others can be in between.
inline QString formOf(QString text) {
    text.replace("TIME"_L1, uR"_("\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])(?::[0-5]\d){2}\.\d{3}Z")_"_s);
    text.replace("SUM"_L1, R"("(?:HEX{64})?")"_L1).replace("ID"_L1, R"("HEX{32}")"_L1).replace("HEX"_L1, "[0-9a-f]"_L1);
    text.replace("NAME"_L1, nameForm).replace("ROLE"_L1, roleForm);
    return text.replace("TEXT"_L1, R"_("[^"\\]*+(?:\\.[^"\\]*+)*+")_"_L1);
}
const QString entryForm = formOf(uR"_((?sx)
    {"action":"[a-z]+(?:\.[a-z]+)?","actor":{(?:"claim":TEXT|"key":ID,"person":"NAME","role":"ROLE")},"after":SUM,"at":TIME,
    "before":SUM,"detail":{.*},"environment":TEXT,"format":1,"log":ID,"nonce":ID,"object":{"id":TEXT,"kind":TEXT},"people":SUM,
    "phase":"(?:whole|begin|end)","policy":SUM,"previous":SUM,"seq":[1-9]\d*(?:,"signature":"HEX{128}")?})_"_s);
const QString statementForm = formOf(uR"_((?sx)
    {"at":TIME,"digest":"HEX{64}","environment":TEXT,"format":1,"key":ID,"kind":"promotion\.approve","log":ID,"nonce":ID,
    "person":"NAME","request":ID,"root":"HEX{64}","size":[1-9]\d*})_"_s); // of an approval away from the log: section 8

struct Entry {
    QByteArray text;
    QJsonObject object = parseCanonical(text);
    QJsonObject actor = object.value("actor"_L1).toObject(), detail = object.value("detail"_L1).toObject();
    QString action = object.value("action"_L1).toString(), role = actor.value("role"_L1).toString();
    QString person = actor.value("person"_L1).toString().toLower(); // as names are compared
    QString target = detail.value("person"_L1).toString().toLower();
    qint64 seq = object.value("seq"_L1).toInteger();
    bool isSigned = object.contains("signature"_L1);

    explicit Entry(const QByteArray &line) : text(line) {
        need(object.size() == (isSigned ? 17 : 16) && actor.size() == (isSigned ? 3 : 1));
        need(fits(QString::fromUtf8(line), entryForm));
        need(object.value("previous"_L1).toString().isEmpty() == (seq == 1));
    }
};

class State {
public:
    std::map<QByteArray, qint64> texts; // of the rows, each with the seq that changed it last
    // Checks the entry after the last one, and lets it take effect. A Problem without a kind is one of authority.
    void append(const Entry &e, const QString &logKey) {
        const bool isDecisive = fits(e.action, signedForm), isForAll = isDecisive || e.action == "audit.export"_L1 || e.action == "report.export"_L1;
        const bool isOfPeople = fits(e.action, actForm) || (!m_rows.isEmpty() && fits(e.action, signedByPeopleForm));
        need(e.isSigned ? e.action != "log.begin"_L1 && e.action != "exception.void"_L1 : !isDecisive && !isOfPeople, "signature"_L1);
        m_isFirst = m_rows.isEmpty() && e.action == "person.add"_L1;
        if (e.isSigned) needRight(e);
        need(!isForAll || e.object["environment"_L1] == u""_s);
        need(e.object["people"_L1] == m_people && e.object["policy"_L1] == m_policy);
        need(e.action == "log.begin"_L1 ? e.seq == 1 && e.detail["key"_L1] == logKey : e.seq > 1);
        if (e.action == "person.add"_L1) addPerson(e);
        if (e.action == "person.change"_L1) changePerson(e);
        if (e.action == "person.retire"_L1) retirePerson(e);
        if (e.action == "key.rotate"_L1) beginKey(e, e.person, value(keyRow(e), "granter"_L1));
        if (e.action == "estate.propose"_L1) needSections(e), m_proposal = e;
        if (e.action == "estate.accept"_L1) acceptEstate(e);
        if (e.action == "promotion.carry"_L1) needStatement(e);
        if (isDecisive) refreshDigests();
    }

private:
    static QString keyRow(const QByteArray &key) { return u"key/"_s + hex(sha256(key).left(16)); }
    static QString keyRow(const Entry &e) { return u"key/"_s + e.actor["key"_L1].toString(); }
    static QString roleRow(const QString &person, const QString &role) { return u"role/"_s + person + u'/' + role; }
    static QString personRow(const QString &person) { return u"person/"_s + person; }
    QJsonValue value(const QString &row, QLatin1StringView member) const { return m_rows[row][member]; }
    QJsonValue nameOf(const QString &person) const { return value(personRow(person), "person"_L1); }
    // The key, which is or was one of its actor, for else nothing can be checked; then the signature; then the rules.
    void needRight(const Entry &e) const {
        const QByteArray key = unhex(m_isFirst ? e.detail["public"_L1] : value(keyRow(e), "public"_L1));
        need(isPoint(key) && keyRow(key) == keyRow(e));
        need(m_isFirst || value(keyRow(e), "person"_L1) == e.actor["person"_L1]);
        const QByteArray bare = e.text.chopped(144) + '}'; // the text up to its last member, the signature
        need(verifies(key, "bulkhead-entry-v1\n" + bare, unhex(e.object["signature"_L1])), "signature"_L1);
        if (m_isFirst) return;
        const QString scope = e.role.section(u':', 1);
        need(m_keys.value(e.person) == keyRow(e) && m_rows.contains(roleRow(e.person, e.role)));
        need(!fits(e.action + u' ' + e.role, forbiddenForm));
        need(scope.isEmpty() || e.object["environment"_L1] == scope || e.action == "key.rotate"_L1);
    }
    // An approval that was signed elsewhere, by somebody who could approve it here.
    void needStatement(const Entry &e) const {
        const QByteArray text = e.detail["statement"_L1].toString().toUtf8();
        const QJsonObject said = parseCanonical(text);
        const QString person = said["person"_L1].toString().toLower(), key = u"key/"_s + said["key"_L1].toString();
        const QString scope = said["environment"_L1].toString(), role = roleRow(person, u"approver"_s);
        need(said.size() == 12 && fits(QString::fromUtf8(text), statementForm) && said["size"_L1].toInteger() < e.seq);
        need(said["log"_L1] == e.object["log"_L1] && said["request"_L1] == e.object["object"_L1]["id"_L1]);
        need(said["environment"_L1] == e.object["environment"_L1] && said["digest"_L1] == e.detail["digest"_L1]);
        need(m_keys.contains(person) && m_keys[person] == key && nameOf(person) == said["person"_L1]);
        need(verifies(unhex(value(key, "public"_L1)), "bulkhead-approval-v1\n" + text, unhex(e.detail["signature"_L1])));
        need(m_rows.contains(role) || m_rows.contains(role + u':' + scope));
    }
    void addPerson(const Entry &e) {
        const QJsonValue name = e.detail["person"_L1];
        need(fits(name.toString(), nameForm) && !m_rows.contains(personRow(e.target)));
        need(m_isFirst ? e.actor["person"_L1] == name && e.role == "admin"_L1 : !e.detail.contains("sections"_L1));
        set(personRow(e.target), {{u"person"_s, name}, {u"row"_s, u"person"_s}, {u"since"_s, e.seq}, {u"until"_s, 0}});
        need(changeRoles(e, "roles"_L1) > 0);
        beginKey(e, e.target, nameOf(e.person));
        if (m_isFirst) setSections(e);
    }
    void changePerson(const Entry &e) {
        const bool hasKey = e.detail.contains("public"_L1) || e.detail.contains("proof"_L1);
        need(e.target != e.person && m_keys.contains(e.target) && nameOf(e.target) == e.detail["person"_L1]);
        const qsizetype granted = changeRoles(e, "grant"_L1), revoked = changeRoles(e, "revoke"_L1);
        need(granted + revoked > 0 || hasKey);
        if (hasKey) beginKey(e, e.target, nameOf(e.person));
    }
    void retirePerson(const Entry &e) {
        need(m_keys.contains(e.target) && nameOf(e.target) == e.detail["person"_L1]);
        end(m_keys.take(e.target), e.seq);
        end(personRow(e.target), e.seq);
        for (const QString &id : m_rows.keys()) if (id.startsWith(roleRow(e.target, {}))) set(id, {});
    }
    // Grants or revokes the roles in this member of the detail, each of which has to be a change. How many they are.
    qsizetype changeRoles(const Entry &e, QLatin1StringView member) {
        need(e.detail[member].isArray());
        for (const QJsonValue role : e.detail[member].toArray()) {
            const QString id = roleRow(e.target, role.toString());
            const qint64 since = value(id, "since"_L1).toInteger();
            const bool isEnd = member == "revoke"_L1;
            need(isEnd ? since > 0 && since < e.seq : since == 0 && fits(role.toString(), roleForm));
            const QJsonObject row {{u"granter"_s, nameOf(e.person)}, {u"person"_s, nameOf(e.target)}, {u"role"_s, role},
                                   {u"row"_s, u"role"_s}, {u"since"_s, e.seq}};
            set(id, isEnd ? QJsonObject() : row);
        }
        return e.detail[member].toArray().size();
    }
    void beginKey(const Entry &e, const QString &person, const QJsonValue &granter) {
        const QByteArray key = unhex(e.detail["public"_L1]), claim = "bulkhead-possession-v1\n" + key.toHex();
        const QString id = keyRow(key);
        need(!m_rows.contains(id) && verifies(key, claim, unhex(e.detail["proof"_L1])));
        if (m_keys.contains(person)) end(m_keys[person], e.seq);
        m_keys[person] = id;
        set(id, {{u"granter"_s, granter}, {u"key"_s, id.mid(4)}, {u"person"_s, nameOf(person)},
                 {u"public"_s, hex(key)}, {u"row"_s, u"key"_s}, {u"since"_s, e.seq}, {u"until"_s, 0}});
    }
    void acceptEstate(const Entry &e) {
        const QJsonValue loosening = e.detail["loosening"_L1], proposal = e.detail["proposal"_L1];
        need(loosening == true || (loosening == false && proposal == 0 && e.role.startsWith("admin"_L1)));
        if (loosening == true) {
            const auto granterOf = [&](const QString &row) { return value(row, "granter"_L1).toString().toLower(); };
            const QStringList barred {e.person, granterOf(keyRow(e)), granterOf(roleRow(e.person, e.role))};
            need(m_proposal && proposal == m_proposal->seq && !barred.contains(m_proposal->person));
            need(m_proposal->detail["sections"_L1] == e.detail["sections"_L1]);
        }
        m_proposal.reset();
        setSections(e);
    }
    static void needSections(const Entry &e) {
        need(e.detail["sections"_L1].isObject());
        for (const QJsonValue digest : e.detail["sections"_L1].toObject()) need(unhex(digest).size() == 32);
    }
    void setSections(const Entry &e) {
        needSections(e);
        const QJsonObject sections = e.detail["sections"_L1].toObject();
        for (const QString &id : m_rows.keys()) if (id.startsWith("section/"_L1) && !sections.contains(id.mid(8))) set(id, {});
        for (auto it = sections.begin(); it != sections.end(); ++it)
            if (const QString id = u"section/"_s + it.key(); value(id, "digest"_L1) != *it)
                set(id, {{u"digest"_s, *it}, {u"row"_s, u"policy"_s}, {u"section"_s, it.key()}, {u"since"_s, e.seq}});
    }
    void refreshDigests() {
        QByteArray policy, people;
        for (const auto &[text, seq] : texts) (text.startsWith("{\"digest") ? policy : people) += text + '\n';
        need(people.contains("\"role\":\"admin\",\"row\":\"role\""));
        m_policy = policy.isEmpty() ? u""_s : hex(sha256(policy));
        m_people = hex(sha256(people));
    }
    void end(const QString &id, qint64 seq) { QJsonObject row = m_rows[id]; row["until"_L1] = seq; set(id, row); }
    void set(const QString &id, const QJsonObject &row) { // an empty one goes
        texts.erase(canonical(m_rows.take(id)));
        if (row.isEmpty()) return;
        m_rows[id] = row;
        texts[canonical(row)] = qMax(row["since"_L1].toInteger(), row["until"_L1].toInteger());
    }

    QString m_people, m_policy; // digests
    QMap<QString, QJsonObject> m_rows; // by person/NAME, key/ID, role/NAME/ROLE and section/TEXT
    QMap<QString, QString> m_keys; // the row of the current key of each person
    std::optional<Entry> m_proposal;
    bool m_isFirst = false;
};
