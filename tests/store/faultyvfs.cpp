// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/faultyvfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <new>
#include <utility>

namespace bulkhead::test {

namespace {

using Call = FaultyVfs::Call;
using Kind = FaultyVfs::Event::Kind;

sqlite3_vfs *real = nullptr;

//! SQLite makes room for it and for the real file behind it.
struct File
{
    sqlite3_file base{};
    std::string *name = nullptr; //!< empty for a temporary file
};

constexpr int ownSize = (sizeof(File) + 15) / 16 * 16;

sqlite3_file *behind(sqlite3_file *file)
{
    return reinterpret_cast<sqlite3_file *>(reinterpret_cast<char *>(file) + ownSize);
}

const std::string &nameOf(sqlite3_file *file)
{
    return *reinterpret_cast<File *>(file)->name;
}

FaultyVfs &shim()
{
    return FaultyVfs::instance();
}

int closeFile(sqlite3_file *file)
{
    const int code = behind(file)->pMethods->xClose(behind(file));
    delete std::exchange(reinterpret_cast<File *>(file)->name, nullptr);
    return code;
}

int readFile(sqlite3_file *file, void *bytes, int size, sqlite3_int64 offset)
{
    if (shim().fails(Call::Read))
        return shim().failed();
    return behind(file)->pMethods->xRead(behind(file), bytes, size, offset);
}

int writeNoted(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
    const int code = behind(file)->pMethods->xWrite(behind(file), bytes, size, offset);
    if (code == SQLITE_OK)
        shim().note(Kind::Write, nameOf(file), offset, {static_cast<const char *>(bytes), static_cast<std::size_t>(size)});
    return code;
}

int writeFile(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
    if (!shim().fails(Call::Write))
        return writeNoted(file, bytes, size, offset);
    if (shim().isShort() && size > 1)
        (void)writeNoted(file, bytes, size / 2, offset);
    return shim().failed();
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    if (shim().fails(Call::Truncate))
        return shim().failed();
    const int code = behind(file)->pMethods->xTruncate(behind(file), size);
    if (code == SQLITE_OK)
        shim().note(Kind::Truncate, nameOf(file), size);
    return code;
}

int syncFile(sqlite3_file *file, int flags)
{
    if (shim().fails(Call::Sync)) {
        shim().note(Kind::FailedSync, nameOf(file));
        return shim().failed();
    }
    const int code = behind(file)->pMethods->xSync(behind(file), flags);
    if (code == SQLITE_OK)
        shim().note(Kind::Sync, nameOf(file));
    return code;
}

const sqlite3_io_methods methods = {
    2, // with shared memory, without mapped reads
    closeFile,
    readFile,
    writeFile,
    truncateFile,
    syncFile,
    [](sqlite3_file *file, sqlite3_int64 *size) { return behind(file)->pMethods->xFileSize(behind(file), size); },
    [](sqlite3_file *file, int lock) { return behind(file)->pMethods->xLock(behind(file), lock); },
    [](sqlite3_file *file, int lock) { return behind(file)->pMethods->xUnlock(behind(file), lock); },
    [](sqlite3_file *file, int *out) { return behind(file)->pMethods->xCheckReservedLock(behind(file), out); },
    [](sqlite3_file *file, int op, void *argument) { return behind(file)->pMethods->xFileControl(behind(file), op, argument); },
    [](sqlite3_file *file) { return behind(file)->pMethods->xSectorSize(behind(file)); },
    [](sqlite3_file *file) { return behind(file)->pMethods->xDeviceCharacteristics(behind(file)); },
    [](sqlite3_file *file, int page, int size, int extend, void volatile **memory) {
        return behind(file)->pMethods->xShmMap(behind(file), page, size, extend, memory);
    },
    [](sqlite3_file *file, int offset, int n, int flags) { return behind(file)->pMethods->xShmLock(behind(file), offset, n, flags); },
    [](sqlite3_file *file) { behind(file)->pMethods->xShmBarrier(behind(file)); },
    [](sqlite3_file *file, int deletes) { return behind(file)->pMethods->xShmUnmap(behind(file), deletes); },
    nullptr,
    nullptr,
};

std::string baseName(const char *path)
{
    const std::string text = path != nullptr ? path : "";
    return text.substr(text.rfind('/') + 1);
}

int openFile(sqlite3_vfs *, const char *path, sqlite3_file *file, int flags, int *outFlags)
{
    file->pMethods = nullptr;
    if (shim().fails(Call::Open))
        return shim().failed();
    int wasThere = 1;
    if (path != nullptr)
        real->xAccess(real, path, SQLITE_ACCESS_EXISTS, &wasThere);
    const int code = real->xOpen(real, path, behind(file), flags, outFlags);
    if (code != SQLITE_OK) {
        if (behind(file)->pMethods != nullptr)
            behind(file)->pMethods->xClose(behind(file));
        return code;
    }
    File *own = new (file) File;
    own->base.pMethods = &methods;
    own->name = new std::string(baseName(path));
    if (wasThere == 0)
        shim().note(Kind::Create, *own->name);
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs *, const char *path, int syncFolder)
{
    if (shim().fails(Call::Delete))
        return shim().failed();
    const int code = real->xDelete(real, path, syncFolder);
    if (code == SQLITE_OK)
        shim().note(Kind::Delete, baseName(path));
    return code;
}

sqlite3_vfs shimOf(const sqlite3_vfs &base)
{
    sqlite3_vfs vfs = base;
    vfs.zName = "faulty";
    vfs.szOsFile = ownSize + base.szOsFile;
    vfs.pNext = nullptr;
    vfs.xOpen = openFile;
    vfs.xDelete = deleteFile;
    vfs.xAccess = [](sqlite3_vfs *, const char *path, int flags, int *out) { return real->xAccess(real, path, flags, out); };
    vfs.xFullPathname = [](sqlite3_vfs *, const char *path, int size, char *out) { return real->xFullPathname(real, path, size, out); };
    vfs.xDlOpen = nullptr; // no extensions are loaded
    vfs.xRandomness = [](sqlite3_vfs *, int size, char *out) { return real->xRandomness(real, size, out); };
    vfs.xSleep = [](sqlite3_vfs *, int microseconds) { return shim().isSleepless() ? microseconds : real->xSleep(real, microseconds); };
    vfs.xCurrentTime = [](sqlite3_vfs *, double *time) { return real->xCurrentTime(real, time); };
    vfs.xGetLastError = [](sqlite3_vfs *, int size, char *out) { return real->xGetLastError(real, size, out); };
    vfs.xCurrentTimeInt64 = [](sqlite3_vfs *, sqlite3_int64 *time) { return real->xCurrentTimeInt64(real, time); };
    vfs.iVersion = 2;
    return vfs;
}

} // namespace

FaultyVfs &FaultyVfs::instance()
{
    static FaultyVfs one;
    return one;
}

FaultyVfs::FaultyVfs()
{
    real = sqlite3_vfs_find(nullptr);
    static sqlite3_vfs own = shimOf(*real);
    sqlite3_vfs_register(&own, 1);
}

void FaultyVfs::arm(const Fault &fault, std::function<void()> onFirst)
{
    m_fault = fault;
    m_onFirst = std::move(onFirst);
    m_isArmed = true;
    m_failures = 0;
    std::fill(std::begin(m_calls), std::end(m_calls), 0);
}

bool FaultyVfs::fails(Call call)
{
    const int count = ++m_calls[static_cast<std::size_t>(call)];
    if (!m_isArmed || call != m_fault.call || count < m_fault.at || (m_fault.times > 0 && count >= m_fault.at + m_fault.times))
        return false;
    ++m_failures;
    return true;
}

int FaultyVfs::failed()
{
    if (m_failures == 1 && m_onFirst)
        std::exchange(m_onFirst, {})();
    return m_fault.code;
}

void FaultyVfs::record()
{
    m_isRecording = true;
    m_events.clear();
}

void FaultyVfs::mark(std::int64_t number)
{
    note(Event::Kind::Mark, {}, number);
}

std::vector<FaultyVfs::Event> FaultyVfs::takeEvents()
{
    m_isRecording = false;
    return std::move(m_events);
}

void FaultyVfs::note(Event::Kind kind, const std::string &file, std::int64_t offset, std::string_view bytes)
{
    if (m_isRecording)
        m_events.push_back({kind, file, offset, std::string(bytes)});
}

} // namespace bulkhead::test
