// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of APISIX as the port wants it: on the fake of each version, and on a real one with BULKHEAD_LIVE_APISIX (and BULKHEAD_LIVE_APISIX_KEY).
#include "contract/apisixeditorbench.h"

#include <QCoreApplication>

using namespace bulkhead;
using namespace bulkhead::test;
using namespace Qt::StringLiterals;

using Story = EditorBench::Story;

class TestApisixEditorOnFake : public EditorSuite
{
    Q_OBJECT
public:
    TestApisixEditorOnFake(const char *source, const char *target)
        : m_source(source)
        , m_target(target)
    {
    }

protected:
    std::unique_ptr<EditorBench> bench(Story story) override { return std::make_unique<FakeApisixBench>(story, m_source, m_target); }

private:
    const char *m_source, *m_target;
};

class TestApisixEditorOnReal : public EditorSuite
{
    Q_OBJECT
protected:
    std::unique_ptr<EditorBench> bench(Story story) override
    {
        const QUrl url(qEnvironmentVariable("BULKHEAD_LIVE_APISIX"));
        if (url.isEmpty())
            return nullptr;
        auto made = std::make_unique<LiveApisixBench>(story, url, qEnvironmentVariable("BULKHEAD_LIVE_APISIX_KEY"));
        return made->isReady() ? std::move(made) : nullptr;
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    TestApisixEditorOnFake old("3.13.0", "3.13.0"), older("3.18.0", "3.13.0"), newer("3.13.0", "3.18.0");
    TestApisixEditorOnReal real;
    return QTest::qExec(&old, argc, argv) + QTest::qExec(&older, argc, argv) + QTest::qExec(&newer, argc, argv) + QTest::qExec(&real, argc, argv);
}

#include "tst_apisix_editor.moc"
