// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace bulkhead {

//! Where the estate file and the store are, by command line, environment or default (DESIGN.md 3).
struct EnginePaths
{
    QString estate;   //!< --estate, else $XDG_CONFIG_HOME/bulkhead/estate.yaml
    QString store;    //!< --store, else $XDG_DATA_HOME/bulkhead/bulkhead.db
    QString storeKey; //!< --store-key, else BULKHEAD_STORE_KEY; empty: keyring, else STORE.key
    QString heads{};  //!< folder of the heads of logs that this desk remembers; empty: in the state folder

    //! Fills what is empty with the defaults.
    [[nodiscard]] EnginePaths withDefaults() const;
    //! The store's absolute path; empty if none is named.
    [[nodiscard]] QString storePlace() const;
};

//! Where this desk keeps what it remembers: $XDG_STATE_HOME/bulkhead, else ~/.local/state/bulkhead.
[[nodiscard]] QString stateFolder();

} // namespace bulkhead
