// SPDX-License-Identifier: GPL-3.0-or-later
#include "usecases/targetobjects.h"

#include <algorithm>

namespace bulkhead {

using namespace promotion;

namespace {

void append(NativeClosure &closure, std::vector<NativeObject> objects)
{
    std::move(objects.begin(), objects.end(), std::back_inserter(closure.objects));
}

bool has(const NativeClosure &closure, const ObjectRef &ref)
{
    return std::any_of(closure.objects.begin(), closure.objects.end(), [&](const NativeObject &object) { return object.ref == ref; });
}

} // namespace

QCoro::Task<Result<NativeClosure>> withShared(std::shared_ptr<GatewayEditor> editor, NativeClosure target, std::vector<NativeObject> source)
{
    auto shared = co_await editor->shared(source);
    if (!shared)
        co_return shared.error();
    append(target, std::move(*shared));
    co_return target;
}

QCoro::Task<Result<NativeClosure>> closureWith(std::shared_ptr<GatewayEditor> editor, std::vector<std::string> deployments, std::vector<SeenObject> seen)
{
    auto closure = co_await editor->closure(deployments);
    if (!closure)
        co_return closure.error();
    std::vector<ObjectRef> others;
    for (const SeenObject &object : seen) {
        if (!has(*closure, object.ref) && std::find(others.begin(), others.end(), object.ref) == others.end())
            others.push_back(object.ref);
    }
    if (others.empty())
        co_return std::move(*closure);
    auto objects = co_await editor->objects(others);
    if (!objects)
        co_return objects.error();
    append(*closure, std::move(*objects));
    co_return std::move(*closure);
}

} // namespace bulkhead
