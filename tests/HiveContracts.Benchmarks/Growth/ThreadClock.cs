using System.Runtime.InteropServices;

namespace HiveContracts.Benchmarks;

/// <summary>The processor's time that the calling thread has taken. Unlike the time of the clock, it does not depend on what else runs.</summary>
internal static partial class ThreadClock
{
    private const int ThreadTime = 3; // CLOCK_THREAD_CPUTIME_ID of Linux

    /// <summary>Gets the time so far.</summary>
    /// <exception cref="PlatformNotSupportedException">The system is not Linux.</exception>
    public static TimeSpan Now => OperatingSystem.IsLinux() && ReadClock(ThreadTime, out TimeSpec time) == 0
        ? TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick))
        : throw new PlatformNotSupportedException("The contention benchmark needs the thread clock of Linux.");

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int ReadClock(int clock, out TimeSpec time);

    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
