// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of Kong, on fakes and, with BULKHEAD_LIVE_KONG_SOURCE=URL and BULKHEAD_LIVE_KONG=URL, on real ones.
#include "contract/kongbench.h"

#include <QTest>

using namespace bulkhead;
using namespace bulkhead::test;

class TestKongEditor : public EditorSuite
{
    Q_OBJECT
protected:
    std::unique_ptr<EditorBench> bench(EditorBench::Story story) override
    {
        return KongBench::isHalfLive() ? nullptr : std::make_unique<KongBench>(story);
    }
};

QTEST_GUILESS_MAIN(TestKongEditor)
#include "tst_kong_editor.moc"
