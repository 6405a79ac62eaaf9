// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/personbutton.h"

#include "core/operatingsystemuser.h"
#include "presentation/icons.h"
#include "presentation/peoplewords.h"
#include "presentation/tokens.h"
#include "presentation/type.h"
#include "usecases/auditsession.h"
#include "widgets/bulkheadstyle.h"
#include "widgets/initialsdisc.h"

#include <QMenu>
#include <QPainter>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

constexpr int disc = 26;
constexpr int wordsWidth = 152; //!< at most; the tooltip has them whole

QFont nameFont() { return typeFont(TypeSize::Small, QFont::Medium); }
QFont stateFont() { return typeFont(TypeSize::Caption); }

QString plain(QString text) // of a menu: no shortcut letters
{
    return text.replace(u'&', u"&&"_s);
}

} // namespace

PersonButton::PersonButton(AuditSession *session, QWidget *parent)
    : QAbstractButton(parent)
    , m_session(session)
{
    setObjectName(u"person"_s);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(session ? Qt::StrongFocus : Qt::NoFocus);
    setAttribute(Qt::WA_Hover);
    showPerson();
    if (!session)
        return;
    connect(session, &AuditSession::actingChanged, this, &PersonButton::showPerson);
    connect(session, &AuditSession::viewChanged, this, &PersonButton::showPerson);
    connect(this, &QAbstractButton::clicked, this, &PersonButton::offer);
}

void PersonButton::setNarrow(bool narrow)
{
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    updateGeometry();
    update();
}

void PersonButton::showPerson()
{
    const bool isSigned = m_session && m_session->acting().isPerson();
    m_name = isSigned ? m_session->acting().person : operatingSystemUser();
    if (!isSigned)
        m_state = tr("not signed in");
    else if (const QString role = m_session->acting().asRole; !role.isEmpty())
        m_state = tr("only as %1").arg(PeopleWords::role(role));
    else
        m_state = PeopleWords::roles(m_session->roles());
    const QString tip = isSigned ? tr("%1: %2").arg(m_name, m_state) : tr("%1 is the user of this operating system. Reading needs no person.").arg(m_name);
    setToolTip(tip.toHtmlEscaped());
    //: Read aloud: who uses this window, and their roles.
    setAccessibleName(tr("Person: %1, %2").arg(m_name, m_state));
    updateGeometry();
    update();
}

QSize PersonButton::sizeHint() const
{
    if (m_narrow)
        return {px(disc) + px(12), px(36)};
    const int words = qMax(QFontMetrics(nameFont()).horizontalAdvance(m_name), QFontMetrics(stateFont()).horizontalAdvance(m_state));
    return {px(disc) + px(8) + qMin(words + 2, px(wordsWidth)) + px(hasMenu() ? 30 : 12), px(36)};
}

QSize PersonButton::minimumSizeHint() const
{
    return sizeHint();
}

void PersonButton::addPerson(QMenu &menu)
{
    const QString now = m_session->acting().asRole;
    const QStringList roles = m_session->roles();
    const auto add = [&](const QString &text, const QString &role) {
        QAction *action = menu.addAction(plain(text), this, [this, role] { m_session->viewAs(role); });
        action->setCheckable(true);
        action->setChecked(role == now);
        action->setData(role);
    };
    if (roles.size() > 1) {
        menu.addAction(tr("View as"))->setEnabled(false);
        add(tr("All my roles"), {});
        for (const QString &role : roles)
            add(PeopleWords::role(role), role);
        menu.addSeparator();
    }
    menu.addAction(themedIcon(Icon::Person), tr("Sign in as somebody else…"), this, &PersonButton::signInRequested)->setObjectName(u"signIn"_s);
    menu.addAction(themedIcon(Icon::Key), tr("People and keys"), this, &PersonButton::peopleRequested);
    menu.addAction(themedIcon(Icon::Close), tr("Sign out"), this, [this] { m_session->signOut(); })->setObjectName(u"signOut"_s);
}

void PersonButton::offer()
{
    auto *menu = new QMenu(this);
    menu->setObjectName(u"personMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Person"));
    if (m_session->acting().isPerson()) {
        addPerson(*menu);
    } else {
        menu->addAction(themedIcon(Icon::Person), tr("Sign in…"), this, &PersonButton::signInRequested)->setObjectName(u"signIn"_s);
        menu->addAction(themedIcon(Icon::Key), tr("People and keys"), this, &PersonButton::peopleRequested);
    }
    const int width = menu->sizeHint().width();
    menu->popup(mapToGlobal(QPoint(this->width() - width, height() + 2)));
}

void PersonButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensFor(palette());
    if (hasMenu() && (underMouse() || isDown())) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(t.hover));
        painter.drawRoundedRect(rect(), 4, 4);
    }
    const bool isSigned = m_session && m_session->acting().isPerson();
    const double size = px(disc);
    InitialsDisc::paint(&painter, QRectF(px(6), (height() - size) / 2.0, size, size), isSigned ? PeopleWords::initials(m_name) : QString(), !isSigned, t);
    if (!m_narrow) {
        const QFontMetrics above(nameFont()), below(stateFont());
        const int left = px(6) + px(disc) + px(8);
        const int room = width() - left - px(hasMenu() ? 22 : 4);
        const int top = (height() - above.height() - below.height()) / 2;
        painter.setFont(nameFont());
        painter.setPen(QColor(t.text));
        painter.drawText(QRect(left, top, room, above.height()), Qt::AlignLeft | Qt::AlignVCenter, above.elidedText(m_name, Qt::ElideMiddle, room));
        painter.setFont(stateFont());
        painter.setPen(QColor(t.text3));
        painter.drawText(QRect(left, top + above.height(), room, below.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         below.elidedText(m_state, Qt::ElideRight, room));
        const double chevron = px(12);
        if (hasMenu())
            paintIcon(&painter, QRectF(width() - chevron - px(6), (height() - chevron) / 2.0, chevron, chevron), Icon::ChevronDown, t.text2);
    }
    if (hasFocus())
        BulkheadStyle::drawFocus(&painter, rect(), palette(), 4);
}

} // namespace bulkhead
