// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"
#include "estate/entities.h"

#include <compare>
#include <string>
#include <vector>

namespace bulkhead::promotion {

//! Names one object of a gateway: the collection as its product calls it, and the id in there.
struct ObjectRef
{
    std::string collection, id;
    friend auto operator<=>(const ObjectRef &, const ObjectRef &) = default;
};

//! A value in an object that may have to differ between environments: where it is, and what it is called in the unified model.
struct ValuePlace
{
    enum class Form {
        Text,
        Host,     //!< "orders.sbx.example.test"
        HostPort, //!< "orders.sbx.example.test:8080": only the host is mapped
        Url,      //!< only its host is mapped
        Mixed,    //!< text with hosts somewhere in it: mapped as a whole, and none of them may name the source
        Setting,  //!< anything, a whole list too: may be named by a rule, and needs none
        Foreign   //!< names what only its environment has, a consumer: a rule maps it or the target keeps its own, else it blocks
    };
    std::string pointer; //!< JSON pointer into the object
    std::string field;   //!< "upstream.host", "route.hosts": as `map` of the estate file names it
    Form form = Form::Text;
    friend bool operator==(const ValuePlace &, const ValuePlace &) = default;
};

//! A place in an object that names another object of the same closure.
struct PartReference
{
    std::string pointer; //!< JSON pointer into the object
    std::string part;    //!< of the object that is named
    //! JSON pointer to the text of that object that stands there; empty: the id of its ref.
    std::string value;
    friend bool operator==(const PartReference &, const PartReference &) = default;
};

//! One object of a gateway as its product writes it, without what only the product sets (times, generated ids). A secret is not in here: in its place stands
//! {"class": TEXT, "fingerprint": HEX} or, for a reference, {"ref": TEXT}, as in Policy::config.
struct NativeObject
{
    ObjectRef ref;
    EntityKind kind = EntityKind::Route;
    std::string name; //!< for people
    //! What it is to the API, the same on both sides: "service", "route orders-list", "policy rate-limiting". One object each, or one for each text at `told` and each `on`.
    std::string part;
    std::string on; //!< the part of the object that it belongs to, if that tells it from others of its part: a route with a policy. Comes before it
    //! JSON pointer to the text that tells it from others of its part, compared as it is in the other environment: the address of a target. Empty: the part does alone.
    std::string told;
    JsonValue body = JsonValue(JsonValue::Object());
    std::vector<ValuePlace> places;
    std::vector<PartReference> references; //!< to objects that come before it
    std::vector<std::string> sets; //!< JSON pointers of lists whose order means nothing
    std::vector<std::string> own;  //!< JSON pointers of what stays as the target has it: ids and names
    //! Where it stands among others, in its product's own words, so that it can be put back there. Not compared: others may move it. Null: nowhere in particular.
    JsonValue place;
    bool isShared = false;        //!< other APIs use it too, so it is never deleted with this one
    friend bool operator==(const NativeObject &, const NativeObject &) = default;
};

//! All that one API needs on one gateway; what is needed comes before what needs it.
struct NativeClosure
{
    GatewayId gateway;
    EnvironmentId environment;
    std::vector<NativeObject> objects;
    friend bool operator==(const NativeClosure &, const NativeClosure &) = default;
};

} // namespace bulkhead::promotion
