// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/gatewaydraft.h"

#include <QScrollArea>
#include <QSet>

class QComboBox;
class QGridLayout;
class QLineEdit;

namespace bulkhead {

class FormField;
class TextLabel;

//! Every setting of one gateway, checked while it is typed. The credentials for reading and for changing
//! are apart; there is no way to switch the checking of certificates off.
class GatewayForm : public QScrollArea
{
    Q_OBJECT
public:
    explicit GatewayForm(QWidget *parent = nullptr);

    //! Starts over with a gateway; `estate` is what names and environments are checked against.
    void setGateway(const GatewayConfig &gateway, const EstateConfig &estate);
    //! Keeps what was typed, checks it against another state of the estate.
    void setEstate(const EstateConfig &estate);
    [[nodiscard]] const GatewayDraft &draft() const { return m_draft; }
    //! A new gateway whose name and address were not typed yet.
    [[nodiscard]] bool isUnfinished() const;
    [[nodiscard]] bool isValid() const { return m_valid; }
    //! Puts the keyboard into the first field that is wrong, else into the first.
    void focusFirst(bool wrongOnly = false);

signals:
    void edited();

private:
    void build();
    void addHead(const QString &title, const QString &note);
    void addText(GatewayField field, const QString &name, int column, int span, bool fixed = false,
                 const QString &hint = {}, const QString &help = {});
    void addChoices();
    void rebuildTags();
    void fill();
    void check();
    [[nodiscard]] bool isUntouched(GatewayField field) const;
    void nextRow();
    void orderTabs();

    GatewayDraft m_draft;
    QSet<GatewayField> m_touched; //!< typed in since this gateway is shown
    EstateConfig m_estate;
    QWidget *m_content;
    QGridLayout *m_grid;
    QComboBox *m_kind, *m_environment;
    QHash<GatewayField, QLineEdit *> m_edits;
    QHash<GatewayField, FormField *> m_fields;
    QWidget *m_tags;
    TextLabel *m_warning;
    int m_row = 0;
    bool m_valid = true;
};

} // namespace bulkhead
