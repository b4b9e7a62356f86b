# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'task_handover.ui'
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
from PySide6.QtWidgets import (QApplication, QCheckBox, QComboBox, QFormLayout,
    QLabel, QLineEdit, QSizePolicy, QWidget)

class Ui_TaskHandover(object):
    def setupUi(self, TaskHandover):
        if not TaskHandover.objectName():
            TaskHandover.setObjectName(u"TaskHandover")
        self.rows = QFormLayout(TaskHandover)
        self.rows.setObjectName(u"rows")
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.oldLabel = QLabel(TaskHandover)
        self.oldLabel.setObjectName(u"oldLabel")
        self.oldLabel.setMinimumSize(QSize(0, 30))
        self.oldLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(0, QFormLayout.ItemRole.LabelRole, self.oldLabel)

        self.old = QComboBox(TaskHandover)
        self.old.setObjectName(u"old")
        self.old.setEditable(True)
        self.old.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.old.setMinimumContentsLength(30)

        self.rows.setWidget(0, QFormLayout.ItemRole.FieldRole, self.old)

        self.new_Label = QLabel(TaskHandover)
        self.new_Label.setObjectName(u"new_Label")
        self.new_Label.setMinimumSize(QSize(0, 30))
        self.new_Label.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(1, QFormLayout.ItemRole.LabelRole, self.new_Label)

        self.new_ = QComboBox(TaskHandover)
        self.new_.setObjectName(u"new_")
        self.new_.setEditable(True)
        self.new_.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.new_.setMinimumContentsLength(30)

        self.rows.setWidget(1, QFormLayout.ItemRole.FieldRole, self.new_)

        self.dayLabel = QLabel(TaskHandover)
        self.dayLabel.setObjectName(u"dayLabel")
        self.dayLabel.setMinimumSize(QSize(0, 30))
        self.dayLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(2, QFormLayout.ItemRole.LabelRole, self.dayLabel)

        self.day = QLineEdit(TaskHandover)
        self.day.setObjectName(u"day")

        self.rows.setWidget(2, QFormLayout.ItemRole.FieldRole, self.day)

        self.reasonLabel = QLabel(TaskHandover)
        self.reasonLabel.setObjectName(u"reasonLabel")
        self.reasonLabel.setMinimumSize(QSize(0, 30))
        self.reasonLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(3, QFormLayout.ItemRole.LabelRole, self.reasonLabel)

        self.reason = QLineEdit(TaskHandover)
        self.reason.setObjectName(u"reason")

        self.rows.setWidget(3, QFormLayout.ItemRole.FieldRole, self.reason)

        self.chosenLabel = QLabel(TaskHandover)
        self.chosenLabel.setObjectName(u"chosenLabel")
        self.chosenLabel.setMinimumSize(QSize(0, 30))
        self.chosenLabel.setTextFormat(Qt.TextFormat.PlainText)

        self.rows.setWidget(4, QFormLayout.ItemRole.LabelRole, self.chosenLabel)

        self.chosen = QCheckBox(TaskHandover)
        self.chosen.setObjectName(u"chosen")

        self.rows.setWidget(4, QFormLayout.ItemRole.FieldRole, self.chosen)

        self.preview = QLabel(TaskHandover)
        self.preview.setObjectName(u"preview")
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setWordWrap(True)

        self.rows.setWidget(5, QFormLayout.ItemRole.SpanningRole, self.preview)

#if QT_CONFIG(shortcut)
        self.oldLabel.setBuddy(self.old)
        self.new_Label.setBuddy(self.new_)
        self.dayLabel.setBuddy(self.day)
        self.reasonLabel.setBuddy(self.reason)
        self.chosenLabel.setBuddy(self.chosen)
#endif // QT_CONFIG(shortcut)
        QWidget.setTabOrder(self.old, self.new_)
        QWidget.setTabOrder(self.new_, self.day)
        QWidget.setTabOrder(self.day, self.reason)
        QWidget.setTabOrder(self.reason, self.chosen)

        self.retranslateUi(TaskHandover)

        QMetaObject.connectSlotsByName(TaskHandover)
    # setupUi

    def retranslateUi(self, TaskHandover):
        self.oldLabel.setText(QCoreApplication.translate("TaskHandover", u"Vi\u1ec7c c\u1ee7a:", None))
        self.new_Label.setText(QCoreApplication.translate("TaskHandover", u"Giao cho:", None))
        self.dayLabel.setText(QCoreApplication.translate("TaskHandover", u"T\u1eeb ng\u00e0y:", None))
        self.day.setPlaceholderText(QCoreApplication.translate("TaskHandover", u"dd/mm/yyyy", None))
        self.reasonLabel.setText(QCoreApplication.translate("TaskHandover", u"L\u00fd do:", None))
        self.reason.setPlaceholderText(QCoreApplication.translate("TaskHandover", u"V\u00ed d\u1ee5: Ngh\u1ec9 ch\u1ebf \u0111\u1ed9, chuy\u1ec3n c\u00f4ng t\u00e1c", None))
        self.chosenLabel.setText(QCoreApplication.translate("TaskHandover", u"Ph\u1ea1m vi:", None))
        self.chosen.setText(QCoreApplication.translate("TaskHandover", u"Ch\u1ec9 c\u00e1c nhi\u1ec7m v\u1ee5 \u0111ang ch\u1ecdn", None))
        self.preview.setText("")
        pass
    # retranslateUi

