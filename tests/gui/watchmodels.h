// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace bulkhead::test {

//! From now on the models of all tables and lists below keep the rules of Qt's models, or the test fails. Says how many
//! models that are; call it once the widgets have their models.
int watchModels(const QWidget &root);

} // namespace bulkhead::test
