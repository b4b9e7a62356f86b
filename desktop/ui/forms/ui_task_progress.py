# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'task_progress.ui'
##
## Created by: Qt User Interface Compiler version 6.11.3
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFormLayout, QLabel, QLineEdit,
    QSizePolicy, QSpinBox, QWidget)

class Ui_TaskProgress(object):
    def setupUi(self, TaskProgress):
        if not TaskProgress.objectName():
            TaskProgress.setObjectName(u"TaskProgress")
        self.rows = QFormLayout(TaskProgress)
        self.rows.setObjectName(u"rows")
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.about = QLabel(TaskProgress)
        self.about.setObjectName(u"about")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)

        self.rows.setWidget(0, QFormLayout.ItemRole.SpanningRole, self.about)

        self.percentLabel = QLabel(TaskProgress)
        self.percentLabel.setObjectName(u"percentLabel")
        self.percentLabel.setMinimumSize(QSize(0, 30))
        self.percentLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(1, QFormLayout.ItemRole.LabelRole, self.percentLabel)

        self.percent = QSpinBox(TaskProgress)
        self.percent.setObjectName(u"percent")
        self.percent.setMaximum(100)
        self.percent.setSingleStep(5)

        self.rows.setWidget(1, QFormLayout.ItemRole.FieldRole, self.percent)

        self.noteLabel = QLabel(TaskProgress)
        self.noteLabel.setObjectName(u"noteLabel")
        self.noteLabel.setMinimumSize(QSize(0, 30))
        self.noteLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(2, QFormLayout.ItemRole.LabelRole, self.noteLabel)

        self.note = QLineEdit(TaskProgress)
        self.note.setObjectName(u"note")

        self.rows.setWidget(2, QFormLayout.ItemRole.FieldRole, self.note)

        self.difficultyLabel = QLabel(TaskProgress)
        self.difficultyLabel.setObjectName(u"difficultyLabel")
        self.difficultyLabel.setMinimumSize(QSize(0, 30))
        self.difficultyLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(3, QFormLayout.ItemRole.LabelRole, self.difficultyLabel)

        self.difficulty = QLineEdit(TaskProgress)
        self.difficulty.setObjectName(u"difficulty")

        self.rows.setWidget(3, QFormLayout.ItemRole.FieldRole, self.difficulty)

        self.dayLabel = QLabel(TaskProgress)
        self.dayLabel.setObjectName(u"dayLabel")
        self.dayLabel.setMinimumSize(QSize(0, 30))
        self.dayLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(4, QFormLayout.ItemRole.LabelRole, self.dayLabel)

        self.day = QLineEdit(TaskProgress)
        self.day.setObjectName(u"day")

        self.rows.setWidget(4, QFormLayout.ItemRole.FieldRole, self.day)

#if QT_CONFIG(shortcut)
        self.percentLabel.setBuddy(self.percent)
        self.noteLabel.setBuddy(self.note)
        self.difficultyLabel.setBuddy(self.difficulty)
        self.dayLabel.setBuddy(self.day)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.percent, self.note)
        QWidget.setTabOrder(self.note, self.difficulty)
        QWidget.setTabOrder(self.difficulty, self.day)

        self.retranslateUi(TaskProgress)

        QMetaObject.connectSlotsByName(TaskProgress)
    # setupUi

    def retranslateUi(self, TaskProgress):
        self.about.setText("")
        self.percentLabel.setText(QCoreApplication.translate("TaskProgress", u"Ti\u1ebfn \u0111\u1ed9:", None))
        self.percent.setSuffix(QCoreApplication.translate("TaskProgress", u" %", None))
        self.noteLabel.setText(QCoreApplication.translate("TaskProgress", u"\u0110\u00e3 l\u00e0m \u0111\u01b0\u1ee3c:", None))
        self.note.setPlaceholderText(QCoreApplication.translate("TaskProgress", u"C\u00f3 th\u1ec3 \u0111\u1ec3 tr\u1ed1ng", None))
        self.difficultyLabel.setText(QCoreApplication.translate("TaskProgress", u"Kh\u00f3 kh\u0103n, v\u01b0\u1edbng m\u1eafc:", None))
        self.difficulty.setPlaceholderText(QCoreApplication.translate("TaskProgress", u"C\u00f3 th\u1ec3 \u0111\u1ec3 tr\u1ed1ng; \u0111\u01b0\u1ee3c \u0111\u01b0a v\u00e0o b\u00e1o c\u00e1o", None))
        self.dayLabel.setText(QCoreApplication.translate("TaskProgress", u"Ng\u00e0y:", None))
        self.day.setPlaceholderText(QCoreApplication.translate("TaskProgress", u"dd/mm/yyyy", None))
        pass
    # retranslateUi

