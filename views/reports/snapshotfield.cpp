// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/snapshotfield.h"

#include "presentation/formats.h"

#include <QComboBox>
#include <QGridLayout>

#include <algorithm>

namespace bulkhead {

using namespace Qt::StringLiterals;

namespace {

UtcTime endOf(const Snapshot &snapshot)
{
    return snapshot.finishedAt.value_or(snapshot.startedAt);
}

} // namespace

SnapshotField::SnapshotField(QWidget *parent)
    : QWidget(parent)
    , m_from(new QComboBox(this))
    , m_to(new QComboBox(this))
    , m_note(new TextLabel({}, TypeSize::Small, QFont::Normal, &Tokens::text2, this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px(8));
    grid->setVerticalSpacing(px(8));
    //: Before the earlier of two snapshots that are compared.
    grid->addWidget(new TextLabel(tr("then"), TypeSize::Body, QFont::Normal, &Tokens::text2, this), 0, 0);
    grid->addWidget(m_from, 0, 1);
    //: Before the later of two snapshots that are compared.
    grid->addWidget(new TextLabel(tr("now"), TypeSize::Body, QFont::Normal, &Tokens::text2, this), 1, 0);
    grid->addWidget(m_to, 1, 1);
    grid->setColumnStretch(1, 1);
    m_note->setWordWrap(true);
    m_note->setObjectName(u"differenceNote"_s);
    grid->addWidget(m_note, 2, 0, 1, 2);
    m_from->setObjectName(u"differenceFrom"_s);
    m_from->setAccessibleName(tr("The earlier snapshot"));
    m_to->setObjectName(u"differenceTo"_s);
    m_to->setAccessibleName(tr("The later snapshot"));
    for (QComboBox *box : {m_from, m_to}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        connect(box, &QComboBox::currentIndexChanged, this, [this] {
            explain();
            emit changed();
        });
    }
    fill();
}

void SnapshotField::setSnapshots(const QList<Snapshot> &snapshots, SnapshotId latest)
{
    QList<Snapshot> ended;
    std::copy_if(snapshots.cbegin(), snapshots.cend(), std::back_inserter(ended),
                 [latest](const Snapshot &one) { return one.finishedAt.has_value() && (latest == 0 || one.id <= latest); });
    const bool isSame = std::equal(ended.cbegin(), ended.cend(), m_snapshots.cbegin(), m_snapshots.cend(), [](const Snapshot &a, const Snapshot &b) { return a.id == b.id; });
    if (isSame)
        return;
    m_snapshots = ended;
    fill();
    emit changed();
}

void SnapshotField::setPeriod(const reports::Period &period)
{
    m_period = period;
    explain();
}

const Snapshot *SnapshotField::find(SnapshotId id) const
{
    const auto found = std::find_if(m_snapshots.cbegin(), m_snapshots.cend(), [id](const Snapshot &one) { return one.id == id; });
    return found == m_snapshots.cend() ? nullptr : &*found;
}

//! What was known when the period began; of a period that began before anything was read, the first that was.
SnapshotId SnapshotField::beginning() const
{
    for (const Snapshot &one : m_snapshots) {
        if (endOf(one) <= m_period.from)
            return one.id;
    }
    return m_snapshots.isEmpty() ? 0 : m_snapshots.last().id;
}

SnapshotId SnapshotField::end() const
{
    for (const Snapshot &one : m_snapshots) {
        if (endOf(one) < m_period.until)
            return one.id;
    }
    return 0;
}

SnapshotId SnapshotField::from() const
{
    const SnapshotId chosen = m_from->currentData().toLongLong();
    return chosen == 0 ? beginning() : chosen;
}

SnapshotId SnapshotField::to() const
{
    const SnapshotId chosen = m_to->currentData().toLongLong();
    return chosen == 0 ? end() : chosen;
}

void SnapshotField::choose(SnapshotId from, SnapshotId to)
{
    m_from->setCurrentIndex(qMax(0, m_from->findData(QVariant::fromValue(from))));
    m_to->setCurrentIndex(qMax(0, m_to->findData(QVariant::fromValue(to))));
}

QString SnapshotField::whyNot() const
{
    if (m_snapshots.isEmpty())
        return tr("No gateway was read yet.");
    if (m_snapshots.size() == 1)
        return tr("There is only one snapshot. A second sync makes something to compare.");
    if (to() == 0)
        return tr("Nothing had been read by the end of the period.");
    if (from() == to())
        return tr("Both are the same snapshot.");
    if (from() > to())
        return tr("The earlier snapshot has to come first.");
    return {};
}

QString SnapshotField::wordOf(SnapshotId id) const
{
    const Snapshot *snapshot = find(id);
    //: A moment, and the number of the snapshot then.
    return snapshot == nullptr ? QString() : tr("%1, snapshot %2").arg(Formats::dateTime(snapshot->startedAt), Formats::number(static_cast<qint64>(id)));
}

void SnapshotField::fill()
{
    for (const auto &[box, first] : {std::pair(m_from, tr("Beginning of the period")), std::pair(m_to, tr("End of the period"))}) {
        const QSignalBlocker quiet(box);
        const QVariant before = box->currentData();
        box->clear();
        box->addItem(first, QVariant::fromValue(SnapshotId(0)));
        for (const Snapshot &snapshot : std::as_const(m_snapshots))
            box->addItem(wordOf(snapshot.id), QVariant::fromValue(snapshot.id));
        box->setCurrentIndex(qMax(0, box->findData(before)));
    }
    explain();
}

void SnapshotField::explain()
{
    for (QComboBox *box : {m_from, m_to})
        box->setToolTip(box->currentText().toHtmlEscaped());
    const QString why = whyNot();
    //: Two moments with the numbers of their snapshots, the earlier first.
    m_note->setText(why.isEmpty() ? tr("%1, against %2").arg(wordOf(from()), wordOf(to())) : why);
}

} // namespace bulkhead
