// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/deskpage.h"

#include "presentation/formats.h"
#include "widgets/segmentedcontrol.h"

#include <QComboBox>
#include <QVBoxLayout>

#include <array>

namespace bulkhead {

namespace {
constexpr std::array textSteps{90, 100, 110, 125, 150};
}

DeskPage::DeskPage(const Look &look, const QString &language,
                   const QList<QPair<QString, QString>> &languages, QWidget *parent)
    : SettingsSheet(tr("This desk"), tr("Kept on this computer only, never in the estate file."), parent)
    , m_look(look)
    , m_theme(new SegmentedControl(tr("Theme"), this))
    , m_density(new SegmentedControl(tr("Rows"), this))
    , m_text(new SegmentedControl(tr("Text size"), this))
{
    setObjectName(QStringLiteral("deskPage"));
    m_theme->setObjectName(QStringLiteral("theme"));
    m_text->setObjectName(QStringLiteral("textSize"));
    for (const QString &text : {tr("As the desktop"), tr("Light"), tr("Dark")})
        m_theme->addSegment(text);
    for (const QString &text : {tr("Comfortable"), tr("Compact")})
        m_density->addSegment(text);
    for (const int percent : textSteps)
        m_text->addSegment(Formats::percent(percent / 100.0));
    addHead(tr("Look"), tr("Takes effect at once. Another text size waits for the next start while something typed is not saved."));
    addRow(tr("Theme"), m_theme);
    addRow(tr("Rows"), m_density);
    addRow(tr("Text size"), m_text);
    addHead(tr("Language"), tr("Takes effect when Bulkhead is started again."));
    auto *choice = new QComboBox(this);
    choice->addItem(tr("As the desktop"), QString());
    for (const auto &[code, name] : languages)
        choice->addItem(name, code);
    choice->setCurrentIndex(qMax(0, choice->findData(language)));
    addRow(tr("Language"), choice);
    column()->addStretch(1);
    connect(choice, &QComboBox::activated, this, [this, choice] { emit languageChosen(choice->currentData().toString()); });
    for (SegmentedControl *control : {m_theme, m_density, m_text})
        connect(control, &SegmentedControl::currentChanged, this, &DeskPage::choose);
    setLook(look);
}

void DeskPage::setLook(const Look &look)
{
    m_look = look;
    m_theme->setCurrent(static_cast<int>(look.theme));
    m_density->setCurrent(static_cast<int>(look.density));
    for (size_t i = 0; i < textSteps.size(); ++i) {
        if (textSteps[i] == look.textPercent)
            m_text->setCurrent(static_cast<int>(i));
    }
}

void DeskPage::choose()
{
    m_look.theme = static_cast<Theme>(m_theme->current());
    m_look.density = static_cast<Density>(m_density->current());
    m_look.textPercent = textSteps.at(static_cast<size_t>(m_text->current()));
    emit lookChosen(m_look);
}

} // namespace bulkhead
