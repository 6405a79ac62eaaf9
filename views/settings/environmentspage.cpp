// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/environmentspage.h"

#include "presentation/rights.h"
#include "presentation/words.h"
#include "widgets/bulkheadstyle.h"
#include "widgets/button.h"
#include "widgets/confirm.h"
#include "widgets/locknote.h"
#include "widgets/marks.h"
#include "widgets/messagebar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

EnvironmentsPage::EnvironmentsPage(EstateDocument &document, Rights &rights, QWidget *parent)
    : SettingsSheet(tr("Environments"),
                    tr("Where gateways belong. Every sandbox is judged against every production; development is only shown."),
                    parent)
    , m_document(document)
    , m_rights(rights)
    , m_lock(new LockNote(this))
    , m_message(new MessageBar(this))
    , m_rows(new QWidget(this))
{
    setObjectName(u"environmentsPage"_s);
    m_lock->setObjectName(u"environmentLock"_s);
    column()->addWidget(m_lock);
    column()->addWidget(m_message);
    column()->addWidget(m_rows);
    column()->addStretch(1);
    connect(&document, &EstateDocument::changed, this, &EnvironmentsPage::rebuild);
    connect(&rights, &Rights::changed, this, [this] {
        if (m_rights.whyNot("estate.edit") != m_lock->reason())
            rebuild(); // what is being typed stays as long as nothing is locked or unlocked
    });
    connect(m_message, &MessageBar::actionTriggered, this, [this] {
        m_message->hide();
        if (!m_undo)
            m_document.reload();
        else if (const auto done = m_document.undo(); !done)
            tell(done, {});
    });
    rebuild();
}

QString EnvironmentsPage::nameProblem(const QString &name, const EnvironmentId &previous,
                                      const EstateConfig &estate)
{
    static const QRegularExpression form(u"\\A[\\p{L}\\p{N}_][\\p{L}\\p{N}._-]{0,63}\\z"_s,
                                         QRegularExpression::UseUnicodePropertiesOption);
    if (name.isEmpty())
        return tr("An environment needs a name");
    if (!form.match(name).hasMatch())
        return tr("Letters, digits, dots, hyphens and underscores only, at most 64");
    if (EnvironmentId(name) != previous && estate.environment(EnvironmentId(name)))
        return tr("Another environment has this name");
    return {};
}

qsizetype EnvironmentsPage::usesOf(const EnvironmentId &id, const EstateConfig &estate)
{
    return std::count_if(estate.gateways.cbegin(), estate.gateways.cend(), [&](const GatewayConfig &gateway) {
        return gateway.environment == id
            || std::any_of(gateway.partitions.cbegin(), gateway.partitions.cend(),
                           [&](const PartitionRule &rule) { return rule.environment == id; });
    });
}

void EnvironmentsPage::rebuild()
{
    for (QWidget *old : m_rows->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        old->hide();
        old->deleteLater();
    }
    delete m_rows->layout();
    m_lock->setReason(m_rights.whyNot("estate.edit"));
    auto *rows = new QVBoxLayout(m_rows);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(px(12));
    for (const Environment &environment : m_document.config().environments)
        rows->addWidget(makeRow(environment, false));
    rows->addWidget(new Rule(Qt::Horizontal, m_rows));
    rows->addWidget(makeRow({}, true));
}

QWidget *EnvironmentsPage::makeRow(const Environment &environment, bool isNew)
{
    const EnvironmentId id = environment.id;
    auto *holder = new QWidget(m_rows);
    auto *lines = new QVBoxLayout(holder);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(px(4));
    auto *row = new QHBoxLayout;
    row->setSpacing(px(10));
    lines->addLayout(row);
    auto *name = new QLineEdit(id.text(), holder);
    name->setObjectName(isNew ? u"newEnvironment"_s : u"environment-"_s + id.text());
    name->setCursorPosition(0);
    name->setMinimumWidth(px(144));
    name->setPlaceholderText(tr("name of a new environment"));
    name->setAccessibleName(isNew ? tr("Name of a new environment") : tr("Name of %1").arg(id.text()));
    auto *type = new QComboBox(holder);
    type->setAccessibleName(isNew ? tr("Type of a new environment") : tr("Type of %1").arg(id.text()));
    for (const auto each : {EnvironmentType::Sandbox, EnvironmentType::Production, EnvironmentType::Development})
        type->addItem(Words::environmentType(each), static_cast<int>(each));
    type->setCurrentIndex(type->findData(static_cast<int>(environment.type)));
    auto *save = new Button(isNew ? tr("Add") : tr("Save"), Button::Look::Outlined, isNew ? Icon::Plus : Icon::None, holder);
    save->setObjectName(isNew ? u"addEnvironment"_s : u"save-"_s + id.text());
    row->addWidget(name, 3);
    row->addWidget(type, 2);
    row->addWidget(save);
    auto *note = new TextLabel(QString(), TypeSize::Caption, QFont::Normal, &Tokens::text3, holder);
    lines->addWidget(note);
    const qsizetype uses = isNew ? 0 : usesOf(id, m_document.config());
    if (!isNew) {
        auto *remove = new Button(tr("Remove…"), Button::Look::Destructive, Icon::None, holder);
        remove->setObjectName(u"remove-"_s + id.text());
        remove->setBlocked(!m_lock->reason().isEmpty() ? m_lock->reason() : uses ? tr("%n gateway(s) belong to it", nullptr, static_cast<int>(uses)) : QString());
        connect(remove, &QPushButton::clicked, this, [this, id] { this->remove(id); });
        row->addWidget(remove);
    }
    const auto check = [this, name, type, save, note, environment, isNew, uses] {
        const QString text = name->text().trimmed();
        const auto chosen = static_cast<EnvironmentType>(type->currentData().toInt());
        const bool changed = text != environment.id.text() || chosen != environment.type;
        const QString problem = isNew && text.isEmpty() ? QString() : nameProblem(text, environment.id, m_document.config());
        setInvalid(name, !problem.isEmpty());
        note->setText(!problem.isEmpty() ? problem
                      : isNew            ? QString()
                                         : tr("%n gateway(s)", nullptr, static_cast<int>(uses)));
        const bool wrong = !problem.isEmpty();
        note->setInkOf([wrong](const Tokens &t) { return QColor(wrong ? t.fail.ink : t.text3); });
        note->setVisible(!note->text().isEmpty());
        save->setBlocked(!m_lock->reason().isEmpty() ? m_lock->reason()
                         : wrong                   ? problem
                         : isNew && text.isEmpty() ? tr("Type a name first")
                         : !changed && !isNew      ? tr("Nothing has changed")
                                                   : QString());
    };
    connect(name, &QLineEdit::textEdited, holder, check);
    connect(type, &QComboBox::activated, holder, check);
    const auto submit = [this, name, type, id, save] {
        if (save->isEnabled())
            this->save({EnvironmentId(name->text().trimmed()), static_cast<EnvironmentType>(type->currentData().toInt())}, id);
    };
    connect(save, &QPushButton::clicked, holder, submit);
    connect(name, &QLineEdit::returnPressed, holder, submit);
    check();
    return holder;
}

void EnvironmentsPage::tell(const Result<void> &done, const QString &success)
{
    m_undo = done.has_value();
    if (done)
        m_message->show(Status::Pass, success, {}, tr("Undo"));
    else if (m_document.changedOnDisk())
        m_message->show(Status::Warn, tr("%1 was changed by someone else.").arg(m_document.fileName()),
                        tr("Nothing was written. Load their version and do it again."), tr("Load their version"));
    else
        m_message->show(Status::Fail, tr("Nothing was written."), ErrorWords::whatToDo(done.error()), {}, done.error().toText());
}

void EnvironmentsPage::save(const Environment &environment, const EnvironmentId &previous)
{
    const auto done = m_document.setEnvironment(environment, previous);
    tell(done, tr("%1 is saved in %2.").arg(environment.id.text(), m_document.fileName()));
}

void EnvironmentsPage::remove(const EnvironmentId &environment)
{
    if (!confirm(this, tr("Remove %1?").arg(environment.text()),
                 tr("It is taken out of %1. Undo brings it back.").arg(m_document.fileName()), tr("Remove")))
        return;
    const auto done = m_document.removeEnvironment(environment);
    tell(done, tr("%1 is taken out of %2.").arg(environment.text(), m_document.fileName()));
}

} // namespace bulkhead
