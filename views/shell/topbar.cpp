// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/topbar.h"

#include "presentation/formats.h"
#include "presentation/rights.h"
#include "shell/pairbutton.h"
#include "shell/personbutton.h"
#include "widgets/bulkheadstyle.h"
#include "widgets/button.h"
#include "widgets/marks.h"
#include "widgets/page.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolTip>

namespace bulkhead {

namespace {

//! The mark of the console: two compartments and the wall.
class WallMark final : public QWidget
{
public:
    explicit WallMark(QWidget *parent)
        : QWidget(parent)
    {
        setFixedSize(px(20), px(20));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.scale(width() / 20.0, height() / 20.0);
        painter.setPen(Qt::NoPen);
        const Tokens &t = tokensFor(palette());
        const auto bar = [&painter](double left, const QColor &colour, double top, double wide) {
            painter.setBrush(colour);
            painter.drawRoundedRect(QRectF(left, top, wide, 20 - 2 * top), 1, 1);
        };
        bar(1.5, t.sandbox.edge, 4, 4.5);
        bar(8, t.wall, 1, 4);
        bar(14, t.production.edge, 4, 4.5);
    }
};

//! A sentence a line: a tooltip does not break long lines.
QString asTip(const QString &sentences)
{
    return QString(sentences).replace(QStringLiteral(". "), QStringLiteral(".\n")).toHtmlEscaped();
}

} // namespace

//! Looks like a field, and opens the palette.
class SearchButton final : public QAbstractButton
{
public:
    SearchButton(const QString &hint, const QString &key, QWidget *parent)
        : QAbstractButton(parent)
        , m_key(key)
    {
        setText(hint);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
        setAttribute(Qt::WA_Hover);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        const int words = QFontMetrics(typeFont(TypeSize::Body)).horizontalAdvance(text());
        return {words + px(56) + BulkheadStyle::keyHintWidth(m_key), px(32)};
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return {px(44) + BulkheadStyle::keyHintWidth(m_key), px(32)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Tokens &t = tokensFor(palette());
        painter.setPen(QPen(QColor(t.fieldBorder), 1));
        painter.setBrush(QColor(underMouse() ? t.hover : t.panel));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        const double icon = px(16);
        paintIcon(&painter, QRectF(px(9), (height() - icon) / 2, icon, icon), Icon::Search, t.text2);
        const int hint = BulkheadStyle::drawKeyHint(&painter, rect().adjusted(0, 0, -px(8), 0), m_key, palette());
        painter.setFont(typeFont(TypeSize::Body));
        painter.setPen(QColor(t.text3));
        const QRect room = rect().adjusted(px(33), 0, -hint - px(16), 0);
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
        if (hasFocus())
            BulkheadStyle::drawFocus(&painter, rect(), palette(), 4);
    }

private:
    QString m_key;
};

TopBar::TopBar(ConsoleSession &session, AuditSession *audit, QWidget *parent)
    : Surface(&Tokens::panel, Bottom, parent)
    , m_session(session)
    , m_rights(new Rights(audit, this))
    , m_menu(Button::iconOnly(Icon::Menu, tr("Menu (F10)"), this))
    , m_asOf(new Button(tr("As of now"), Button::Look::Plain, Icon::Clock, this))
    , m_sync(new Button(tr("Sync"), Button::Look::Outlined, Icon::Sync, this))
    , m_readOnly(new Tag(tr("Read only"), this))
    , m_search(new SearchButton(tr("Search or run a command"), tr("Ctrl K"), this))
    , m_name(new TextLabel(QString(), TypeSize::Section, QFont::DemiBold, &Tokens::text, this))
    , m_moment(new TextLabel(QString(), TypeSize::Small, QFont::Normal, &Tokens::text3, this))
    , m_pair(new PairButton(session, this))
    , m_person(new PersonButton(audit, this))
{
    setObjectName(QStringLiteral("topBar"));
    setAccessibleName(tr("Top bar"));
    setGround([this](const Tokens &t) { return QColor(m_past ? t.warn.soft : t.panel); });
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(px(8), px(7), px(16), px(8));
    row->setSpacing(px(8));
    row->addWidget(m_menu);
    row->addWidget(new WallMark(this));
    m_name->setElided(true);
    row->addWidget(m_name);
    row->addSpacing(px(4));
    row->addWidget(new Rule(Qt::Vertical, this));
    row->addWidget(m_pair);
    row->addWidget(new Rule(Qt::Vertical, this));
    m_asOf->setChevron(true);
    m_asOf->setObjectName(QStringLiteral("asOf"));
    row->addWidget(m_asOf);
    m_moment->setElided(true);
    row->addWidget(m_moment);
    row->addStretch(1);
    row->addWidget(m_search);
    m_sync->setObjectName(QStringLiteral("sync"));
    row->addWidget(m_sync);
    m_readOnly->setObjectName(QStringLiteral("readOnly"));
    row->addWidget(m_readOnly);
    row->addWidget(m_person);
    connect(m_search, &QAbstractButton::clicked, this, &TopBar::searchRequested);
    connect(m_sync, &QPushButton::clicked, this, &TopBar::syncRequested);
    connect(m_rights, &Rights::changed, this, &TopBar::showSync);
    connect(m_person, &PersonButton::signInRequested, this, &TopBar::signInRequested);
    connect(m_person, &PersonButton::peopleRequested, this, &TopBar::peopleRequested);
    connect(m_asOf, &QPushButton::clicked, this, [this] {
        m_menuWanted = true;
        m_session.listSnapshots();
    });
    connect(&session, &ConsoleSession::snapshotsListed, this, &TopBar::listMoments);
    connect(&session, &ConsoleSession::estateChanged, this, &TopBar::showEstate);
    connect(&session, &ConsoleSession::viewChanged, this, &TopBar::showMoment);
    connect(&session, &ConsoleSession::syncStarted, this, &TopBar::showSync);
    connect(&session, &ConsoleSession::syncFinished, this, &TopBar::showSync);
    showEstate();
    showMoment();
    showSync();
}

//! What else is told by a tooltip gives way first.
void TopBar::resizeEvent(QResizeEvent *event)
{
    Surface::resizeEvent(event);
    m_narrow = width() < px(narrowWindow);
    m_moment->setVisible(!m_narrow);
    m_person->setNarrow(m_narrow);
    m_search->setMaximumWidth(m_narrow ? m_search->minimumSizeHint().width() : px(320));
    showSync();
}

void TopBar::setMenu(QMenu *menu)
{
    connect(m_menu, &QPushButton::clicked, this, [this, menu] {
        menu->popup(m_menu->mapToGlobal(QPoint(0, m_menu->height() + 2)));
    });
}

void TopBar::openMenu()
{
    m_menu->click();
}

void TopBar::focusFirst()
{
    m_menu->setFocus(Qt::TabFocusReason);
}

void TopBar::showEstate()
{
    m_name->setText(m_session.estate().name);
    showSync(); // the first gateway makes it possible
}

void TopBar::showMoment()
{
    const auto view = m_session.view();
    m_past = view && !view->isLatest;
    if (m_past && view->snapshot) {
        m_asOf->setText(tr("Looking at %1").arg(Formats::dateTime(view->snapshot->startedAt)));
        m_moment->setText(tr("snapshot %1").arg(view->snapshot->id));
    } else {
        m_asOf->setText(tr("As of now"));
        m_moment->setText(view && view->snapshot
                              ? tr("snapshot %1, %2").arg(view->snapshot->id).arg(Formats::dateTime(view->snapshot->startedAt))
                              : tr("nothing read yet"));
    }
    m_asOf->setToolTip(m_moment->text().toHtmlEscaped());
    m_asOf->updateGeometry();
    update();
}

void TopBar::listMoments(const QList<Snapshot> &snapshots)
{
    if (!m_menuWanted)
        return;
    m_menuWanted = false;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Snapshots"));
    QAction *now = menu->addAction(tr("Now, and every later sync"), this, [this] { m_session.showAsOf(0); });
    now->setCheckable(true);
    now->setChecked(m_session.asOf() == 0);
    menu->addSeparator();
    for (const Snapshot &snapshot : snapshots) {
        QAction *action = menu->addAction(
            tr("%1\tsnapshot %2").arg(Formats::dateTime(snapshot.startedAt)).arg(snapshot.id), this,
            [this, id = snapshot.id] { m_session.showAsOf(id); });
        action->setCheckable(true);
        action->setChecked(m_session.asOf() == snapshot.id);
    }
    if (snapshots.isEmpty())
        menu->addAction(tr("No snapshot yet: sync first"))->setEnabled(false);
    menu->popup(m_asOf->mapToGlobal(QPoint(0, m_asOf->height() + 2)));
}

void TopBar::showSync()
{
    const bool syncing = m_session.isSyncing();
    const QString words = syncing ? tr("Cancel sync") : tr("Sync");
    const QString refused = m_rights->whyNot("sync");
    const bool readsOnly = !syncing && !refused.isEmpty() && m_rights->isReadOnly();
    m_readOnly->setVisible(readsOnly);
    m_readOnly->setToolTip(asTip(refused));
    m_readOnly->setAccessibleDescription(refused);
    m_sync->setVisible(!readsOnly);
    m_sync->setText(m_narrow && !syncing ? QString() : words);
    m_sync->setAccessibleName(words);
    m_sync->setGlyph(syncing ? Icon::Close : Icon::Sync);
    m_sync->setToolTip(syncing ? tr("What was read so far is kept") : tr("Read all gateways now (F5)"));
    const bool nothing = m_session.estate().gateways.isEmpty();
    m_sync->setBlocked(syncing ? QString() : nothing ? tr("There is no gateway to read yet") : refused);
}

void TopBar::explainSync()
{
    const QString refused = m_rights->whyNot("sync");
    const QWidget *at = m_readOnly->isVisible() ? static_cast<QWidget *>(m_readOnly) : m_sync;
    if (!refused.isEmpty())
        QToolTip::showText(at->mapToGlobal(QPoint(0, at->height())), asTip(refused));
}

} // namespace bulkhead
