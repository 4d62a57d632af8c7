"""The official test suite for kernels (python3-jupyter-kernel-test), every attribute declared so that no test is skipped.

Prints one line a test, "ok NAME" or "FAILED NAME" or "skipped NAME", and the failures on stderr.
"""
import sys
import unittest

import jupyter_kernel_test


class NeuroReplTests(jupyter_kernel_test.KernelTests):
    kernel_name = sys.argv[1]
    language_name = "C#"
    file_extension = ".csx"
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'
    completion_samples = [
        {"text": "Math.Sqr", "matches": {"Sqrt", "ReciprocalSqrtEstimate"}},
        {"text": "Console.ReadL", "matches": {"ReadLine"}},
        {"text": "string.IsNullOr", "matches": {"IsNullOrEmpty", "IsNullOrWhiteSpace"}},
    ]
    complete_code_samples = ["1 + 1", "var x = 3;", "foreach (var i in new[] { 1, 2 }) { Console.WriteLine(i); }", "// nothing"]
    incomplete_code_samples = ["for (var i = 0; i < 3; i++) {", "new[] { 1,", "Math.Sqrt(", "x."]
    invalid_code_samples = ["var y = = 3;", "}", ") + 1"]
    code_page_something = "Math.Sqrt?"
    code_generate_error = 'throw new InvalidOperationException("no");'
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": '"a" + 1', "mime": "text/plain"},
        {"code": "new Card(\"a card\")", "mime": "text/html"},
    ]
    code_display_data = [
        {"code": 'Display("shown");', "mime": "text/plain"},
        {"code": 'Display(new Card("a card"));', "mime": "text/html"},
    ]
    code_history_pattern = "6 ? 7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Math.Sqrt"
    code_clear_output = "ClearOutput();"


class Lines(unittest.TextTestResult):
    def _say(self, what, test):
        print(what, test._testMethodName, flush=True)

    def startTest(self, test):
        super().startTest(test)
        self._faults = self._count()

    def stopTest(self, test):
        super().stopTest(test)
        if self._count() > self._faults:
            self._say("FAILED", test)
        elif not any(skipped._testMethodName == test._testMethodName for skipped, _ in self.skipped if hasattr(skipped, "_testMethodName")):
            self._say("ok", test)

    def _count(self):
        return len(self.failures) + len(self.errors)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        print("skipped", test, flush=True)


suite = unittest.defaultTestLoader.loadTestsFromTestCase(NeuroReplTests)
unittest.TextTestRunner(resultclass=Lines, verbosity=0).run(suite)
