// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "estate/record.h"
#include "promotion/plan.h"

#include <QCoroTask>

#include <memory>

namespace bulkhead {

//! What a gateway shows of a step.
enum class StepSight {
    Before, //!< as it was before
    After,  //!< as it shall be
    Other   //!< neither: somebody else changed it
};

//! One connection to one gateway that reads and writes the objects of single APIs. Lives on one thread with an event loop and must outlive its tasks. After `cancel`
//! every pending task ends soon with Cancelled. Errors name gateway and request.
class GatewayEditor
{
public:
    GatewayEditor() = default;
    virtual ~GatewayEditor() = default;
    Q_DISABLE_COPY_MOVE(GatewayEditor)

    //! How this product's writes are guarded.
    [[nodiscard]] virtual promotion::StepGuard guard() const = 0;
    //! All objects of these deployments (native ids of the unified model). NotFound if one of them is not there.
    virtual QCoro::Task<Result<promotion::NativeClosure>> closure(std::vector<std::string> deployments) = 0;
    //! What this gateway has under the names of these objects of another one, mapped already, though nothing of the last `closure` leads to it: other APIs use it, and this one can
    //! share it. With the parts that those have; what hangs on it comes with it, what is needed first. Nothing where objects are not named.
    virtual QCoro::Task<Result<std::vector<promotion::NativeObject>>> shared(std::vector<promotion::NativeObject> wanted);
    //! Single objects, bodies as `closure` has them, beside those of the last closure; one that is not there is left out.
    virtual QCoro::Task<Result<std::vector<promotion::NativeObject>>> objects(std::vector<promotion::ObjectRef> refs);
    //! Where a part that this gateway does not have would be, as `closure` saw the gateway last. Unsupported if it has no place.
    [[nodiscard]] virtual Result<promotion::NativeObject> placed(promotion::NativeObject mapped) const = 0;
    //! What the gateway itself says of a step, without any change: Refused if it would not take it, with the reason and no secret; Unsupported if it cannot tell. A pass is no
    //! promise: what a write also depends on may change.
    virtual QCoro::Task<Result<void>> validate(promotion::PlanStep step);
    //! What these objects are in the unified model, as reading this gateway would make of them; as `closure` saw the gateway last. Global things are not in it. Unsupported
    //! if it cannot be told: then the gates of isolation and strictness are unknown.
    [[nodiscard]] virtual Result<std::vector<EntityRecord>> units(const std::vector<promotion::NativeObject> &objects) const
    {
        Q_UNUSED(objects)
        return Error{.kind = Error::Kind::Unsupported, .place = QStringLiteral("promotion"),
                     .what = QStringLiteral("what the change makes of the gateway cannot be told for this product"), .hint = {}, .retryAfter = {}};
    }
    //! Reads what the step is about.
    virtual QCoro::Task<Result<StepSight>> look(promotion::PlanStep step) = 0;
    //! Reads, compares with what the step says was there before, and writes. Conflict, with nothing written, if it is something else. After any other error it is not known
    //! whether it was written: `look` tells.
    virtual QCoro::Task<Result<void>> write(promotion::PlanStep step) = 0;
    virtual void cancel() = 0;
};

inline QCoro::Task<Result<std::vector<promotion::NativeObject>>> GatewayEditor::shared(std::vector<promotion::NativeObject>)
{
    co_return std::vector<promotion::NativeObject>();
}

inline QCoro::Task<Result<std::vector<promotion::NativeObject>>> GatewayEditor::objects(std::vector<promotion::ObjectRef>)
{
    co_return std::vector<promotion::NativeObject>();
}

inline QCoro::Task<Result<void>> GatewayEditor::validate(promotion::PlanStep)
{
    Error error;
    error.kind = Error::Kind::Unsupported;
    error.what = QStringLiteral("this product does not tell beforehand what it would take");
    co_return error;
}

//! Makes editors. Used on the thread on which they shall live.
class EditorOpener
{
public:
    EditorOpener() = default;
    virtual ~EditorOpener() = default;
    Q_DISABLE_COPY_MOVE(EditorOpener)
    enum class Access {
        Read, //!< with `auth`
        Write //!< with `write_auth`, which is resolved now; SecretMissing if there is only `auth`
    };
    virtual QCoro::Task<Result<std::shared_ptr<GatewayEditor>>> openEditor(GatewayConfig config, Access access) = 0;
};

} // namespace bulkhead
