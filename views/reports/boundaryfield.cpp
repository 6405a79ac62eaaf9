// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/boundaryfield.h"

#include "presentation/formats.h"
#include "presentation/peoplewords.h"
#include "widgets/button.h"
#include "widgets/locknote.h"

#include <QVBoxLayout>

namespace bulkhead {

using namespace Qt::StringLiterals;

BoundaryField::BoundaryField(QWidget *parent)
    : QWidget(parent)
    , m_version(new TextLabel({}, TypeSize::Body, QFont::DemiBold, &Tokens::text, this))
    , m_state(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_digest(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
    , m_sign(new Button(tr("Sign this version"), Button::Look::Outlined, Icon::Key, this))
    , m_lock(new LockNote(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(px(6));
    m_version->setObjectName(u"boundaryVersion"_s);
    column->addWidget(m_version);
    m_state->setWordWrap(true);
    m_state->setObjectName(u"boundaryState"_s);
    column->addWidget(m_state);
    m_digest->setElided(true);
    column->addWidget(m_digest);
    column->addSpacing(px(4));
    m_sign->setObjectName(u"signBoundary"_s);
    column->addWidget(m_sign, 0, Qt::AlignLeft);
    m_lock->setObjectName(u"boundaryLock"_s);
    column->addWidget(m_lock);
    connect(m_sign, &QPushButton::clicked, this, &BoundaryField::signRequested);
    setBoundary({}, {});
}

void BoundaryField::setBoundary(const std::shared_ptr<const reports::Boundary> &boundary, const QList<BoundaryVersion> &versions)
{
    m_hasBoundary = boundary != nullptr;
    m_isSigned = m_hasBoundary && !versions.isEmpty() && versions.first().digest == boundary->digest;
    m_digest->setVisible(m_hasBoundary);
    if (!m_hasBoundary) {
        m_version->setText(tr("The document is being made"));
        m_state->setText({});
        showButton();
        return;
    }
    m_version->setText(tr("Version %1").arg(Formats::number(qint64(boundary->version))));
    const QString digest = QString::fromStdString(boundary->digest);
    m_digest->setText(tr("content %1").arg(digest.left(16) + u'…'));
    m_digest->setToolTip(u"SHA-256 "_s + digest);
    if (m_isSigned) {
        const BoundaryVersion &newest = versions.first();
        //: Who signed a version, when, and the entry of the log.
        m_state->setText(tr("Signed by %1 on %2, %3 of the log.").arg(newest.person, Formats::dateTime(newest.at), PeopleWords::entry(newest.seq)));
    } else if (versions.isEmpty()) {
        m_state->setText(tr("No version was signed yet."));
    } else {
        m_state->setText(tr("Not signed. The boundaries are not those of version %1 any more.").arg(Formats::number(qint64(versions.first().version))));
    }
    showButton();
}

void BoundaryField::setBlocked(const QString &reason)
{
    m_blocked = reason;
    showButton();
}

void BoundaryField::showButton()
{
    m_sign->setVisible(m_hasBoundary && !m_isSigned);
    m_sign->setBlocked(m_blocked);
    m_lock->setReason(m_hasBoundary && !m_isSigned ? m_blocked : QString());
}

} // namespace bulkhead
