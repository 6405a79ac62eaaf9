// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/cardfield.h"
#include "settings/peoplefacts.h"

#include <QWidget>

#include <optional>

class QSplitter;
class QStackedWidget;
class QVBoxLayout;

namespace bulkhead {

class AuditSession;
class Button;
class EmptyState;
class EstateDocument;
class LockNote;
class MessageBar;
class MyKeyPanel;
class PeopleTable;
class PersonDetails;
class PolicyPanel;
class Rights;
class SegmentedControl;

//! Settings, People and keys: who is in the log and what they may do, one's own key, and the policy that people accepted.
class PeoplePage : public QWidget
{
    Q_OBJECT
public:
    PeoplePage(AuditSession &session, EstateDocument &document, CardReader read, QWidget *parent = nullptr);

    enum class Part { People, MyKey, Policy };
    void showPart(Part part);
    //! Reads what others wrote meanwhile.
    void reload();
    void focusFirst();
    [[nodiscard]] QList<QWidget *> panes() const;

    void addPerson();
    void becomeAdmin();
    void makeKey();
    void rotateKey();

signals:
    void signInRequested();
    //! Where a new key of a person is, to be proposed at the next sign-in.
    void keyPlaced(const QString &person, const QString &reference);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeHead();
    QWidget *makePeople();
    void connectParts();
    void refresh();
    void refreshEmpty();
    void showDetails();
    void doEmptyAction();
    void changeRoles();
    void replaceKey();
    void retire();
    template<typename Dialog, typename... Arguments>
    Dialog *ask(Arguments &&...arguments);
    [[nodiscard]] QString self() const;
    [[nodiscard]] std::optional<PersonFacts> selfFacts() const;
    [[nodiscard]] QStringList environments() const;

    AuditSession &m_session;
    EstateDocument &m_document;
    CardReader m_read;
    Rights *m_rights;
    SegmentedControl *m_choice;
    QStackedWidget *m_stack, *m_peopleStack;
    QSplitter *m_splitter;
    PeopleTable *m_table;
    PersonDetails *m_details;
    EmptyState *m_empty;
    MyKeyPanel *m_myKey;
    PolicyPanel *m_policy;
    MessageBar *m_message;
    Button *m_add;
    LockNote *m_addNote;
};

} // namespace bulkhead
