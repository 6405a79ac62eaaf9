// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/changesmodel.h"

namespace bulkhead {

class ConsoleSession;

//! Changes with the words of the console.
class ChangeList : public ChangesModel
{
    Q_OBJECT
public:
    enum Role {
        SecondRole = Qt::UserRole + 1, //!< QString, the quiet line below
        StatusRole,                    //!< int of Status
        MomentRole                     //!< std::optional<UtcTime>
    };

    explicit ChangeList(const ConsoleSession &session, QObject *parent = nullptr);
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    [[nodiscard]] static QString title(const CatalogChange &change);
    [[nodiscard]] static QString title(const FindingNews &news);
    [[nodiscard]] QString second(const CatalogChange &change) const;
    [[nodiscard]] QString second(const FindingNews &news) const;
    [[nodiscard]] static QString countOf(const FindingNews &news);

    const ConsoleSession &m_session;
};

} // namespace bulkhead
